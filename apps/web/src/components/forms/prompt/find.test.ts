import { describe, expect, it } from 'vitest'
import { findMentions } from './find-mentions.ts'
import { findRuns } from './find-runs.ts'

describe('commands that run before the prompt is sent', () => {
  it.each([
    ['Status: !`git status`', [{ command: 'git status', line: 1 }]],
    [
      'One\n!`a` and !`b`',
      [
        { command: 'a', line: 2 },
        { command: 'b', line: 2 },
      ],
    ],
    ['```!\ngit log\ngit diff\n```\nafter', [{ command: 'git log\ngit diff', line: 1 }]],
    ['```!\nnever closed', [{ command: 'never closed', line: 1 }]],
    ['a ! alone, and `code`', []],
  ])('%j', (text, runs) => {
    expect(findRuns(text)).toEqual(runs)
  })

  it('also within a block of code, where Claude Code does not look what surrounds them', () => {
    expect(findRuns('```\n!`rm x`\n```')).toEqual([{ command: 'rm x', line: 2 }])
  })
})

describe('files that a text names', () => {
  it.each([
    ['See @docs/style.md and @~/notes.md.', ['docs/style.md', '~/notes.md']],
    ['@README twice: @README', ['README']],
    ['(@./a.md) @../b.md, @/etc/hosts', ['./a.md', '../b.md', '/etc/hosts']],
    ['mail me@example.com', []],
    ['`@name` is no import', []],
    ['```\n@inside.md\n```\n@outside.md', ['outside.md']],
  ])('%j', (text, files) => {
    expect(findMentions(text)).toEqual(files)
  })
})
