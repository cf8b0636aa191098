import { expect, it } from 'vitest'
import { splitTools } from './split-tools.ts'

it.each([
  ['Read, Grep', ['Read', 'Grep']],
  ['Agent(a, b), Bash(git add:*)', ['Agent(a, b)', 'Bash(git add:*)']],
  ['Read\n\nGrep,\n', ['Read', 'Grep']],
  ['Read) , Grep', ['Read)', 'Grep']],
  [' , ', []],
])('%j is %j', (text, tools) => {
  expect(splitTools(text)).toEqual(tools)
})
