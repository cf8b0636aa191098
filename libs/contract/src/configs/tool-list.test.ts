import { expect, it } from 'vitest'
import { SkillToolList, ToolList } from './tool-list.ts'

it.each([
  ['Read, Agent(a, b), Grep', ['Read', 'Agent(a, b)', 'Grep']],
  ['Read Grep, Edit', ['Read Grep', 'Edit']],
  [' ,Read,, ', ['Read']],
])('of a subagent are split at commas outside parentheses: %j', (text, tools) => {
  expect(ToolList.parse(text)).toEqual(tools)
})

it.each([
  ['Read Grep  Edit', ['Read', 'Grep', 'Edit']],
  ['Read, Bash(git add *) Grep', ['Read', 'Bash(git add *)', 'Grep']],
  ['Bash(git log:*),\nRead', ['Bash(git log:*)', 'Read']],
])('of a skill or a command are split at white space too: %j', (text, tools) => {
  expect(SkillToolList.parse(text)).toEqual(tools)
})

it('stay as they are when they come as a list, and may not be none', () => {
  expect(SkillToolList.parse(['Bash(a b)', 'two words'])).toEqual(['Bash(a b)', 'two words'])
  expect(ToolList.safeParse(' , ').success).toBe(false)
})
