import { expect, it } from 'vitest'
import { layOutTree, treeFind, treeMove } from './tree.ts'

const paths = ['CLAUDE.md', '.mcp.json', '.claude/settings.json', '.claude/agents/reviewer.md', '.claude/agents/auditor.md']
const open = new Set<string>()
const show = (folded: ReadonlySet<string>) =>
  layOutTree(paths, folded).map(({ name, depth, folder }) => '  '.repeat(depth) + name + (folder ? '/' : ''))

it('puts files before folders, each by name', () => {
  expect(show(open)).toEqual(['.mcp.json', 'CLAUDE.md', '.claude/', '  settings.json', '  agents/', '    auditor.md', '    reviewer.md'])
})

it('leaves out what lies in a folded folder', () => {
  expect(show(new Set(['.claude/agents/']))).toEqual(['.mcp.json', 'CLAUDE.md', '.claude/', '  settings.json', '  agents/'])
})

it('moves by the arrow keys as trees do', () => {
  const lines = layOutTree(paths, open)
  expect(treeMove('ArrowDown', lines, 1, open)).toEqual({ focus: 2 })
  expect(treeMove('ArrowRight', lines, 2, open)).toEqual({ focus: 3 })
  expect(treeMove('ArrowLeft', lines, 2, open)).toEqual({ toggle: '.claude/' })
  expect(treeMove('ArrowLeft', lines, 5, open)).toEqual({ focus: 4 })
  expect(treeMove('End', lines, 0, open)).toEqual({ focus: 6 })
  const folded = new Set(['.claude/'])
  expect(treeMove('ArrowRight', layOutTree(paths, folded), 2, folded)).toEqual({ toggle: '.claude/' })
  expect(treeMove('x', lines, 0, open)).toEqual({})
})

it('goes to the next name that begins with what is typed', () => {
  const lines = layOutTree(['alpha.md', 'beta.md', 'bravo.md'], open)
  expect(treeFind('b', lines, 0)).toBe(1)
  expect(treeFind('b', lines, 1)).toBe(2)
  expect(treeFind('br', lines, 1)).toBe(2)
  expect(treeFind('a', lines, 2)).toBe(0)
  expect(treeFind('z', lines, 0)).toBeUndefined()
})
