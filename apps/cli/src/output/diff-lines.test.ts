import { describe, expect, it } from 'vitest'
import { renderLine } from './clean.ts'
import { diffLines, unifiedDiff } from './diff-lines.ts'

const shown = (...args: Parameters<typeof diffLines>) => diffLines(...args).map((line) => renderLine(line, false))
const numbered = (count: number, word: string) => Array.from({ length: count }, (_, index) => `${word} ${index}\n`).join('')

it('shows a change with three lines around it', () => {
  const before = numbered(9, 'line')
  expect(shown(before, before.replace('line 4', 'new 4'))).toEqual([
    '@@ -2,7 +2,7 @@',
    ' line 1',
    ' line 2',
    ' line 3',
    '-line 4',
    '+new 4',
    ' line 5',
    ' line 6',
    ' line 7',
  ])
})

it('folds nothing away where everything is to be seen', () => {
  const before = numbered(100, 'line')
  expect(shown(before, `${before}new\n`, { whole: true })).toHaveLength(101)
  expect(shown('', 'a\nb\n', { whole: true })).toEqual(['+a', '+b'])
})

it('colours what goes and what comes', () => {
  expect(diffLines('a\n', 'b\n', { whole: true }).map((line) => renderLine(line, true))).toEqual([
    '\u001b[31m-a\u001b[39m',
    '\u001b[32m+b\u001b[39m',
  ])
})

describe('long texts without anything in common', () => {
  it('are shown as all of one and all of the other', () => {
    const lines = shown(numbered(30_000, 'old'), numbered(30_000, 'new'), { whole: true })
    expect(lines).toHaveLength(60_000)
    expect([lines[0], lines[30_000]]).toEqual(['-old 0', '+new 0'])
  })
})

it('makes patches with the path in their head', () => {
  expect(unifiedDiff('.mcp.json', 'a\n', 'b\n')).toContain('--- a/.mcp.json\n+++ b/.mcp.json\n@@ -1,1 +1,1 @@\n-a\n+b\n')
})
