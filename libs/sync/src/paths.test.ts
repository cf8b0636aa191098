import { describe, expect, it } from 'vitest'
import { pathProblem } from './paths.ts'

describe('pathProblem', () => {
  it.each([
    '.mcp.json',
    'CLAUDE.md',
    '.claude/agents/My Agent.md',
    '.claude/commands/git/commit.md',
    '.github/workflows/a.yml',
    '.gitignore',
    'a/.gitkeep',
    'console.md',
    'com10.md',
    'ünïcode/日本.md',
    '..a/b',
    'a..b',
  ])('lets %s through', (path) => {
    expect(pathProblem(path)).toBeUndefined()
  })

  it.each([
    ['', 'is empty'],
    ['/etc/passwd', 'not relative'],
    ['../../x', '".."'],
    ['a/../b', '".."'],
    ['a/./b', '"."'],
    ['a//b', 'empty part'],
    ['a/', 'empty part'],
    ['C:/x', 'character'],
    ['c:x', 'character'],
    ['a\\b', 'character'],
    ['\\\\host\\share', 'character'],
    ['a\0b', 'character'],
    ['a\nb', 'character'],
    ['a\u0085b', 'character'],
    ['a.md:stream', 'character'],
    ['what?.md', 'character'],
    ['a./b', 'ends in a dot'],
    ['a /b', 'ends in a dot or a space'],
    ['CON', 'device'],
    ['a/nul.md', 'device'],
    ['lpt1.txt', 'device'],
    ['COM¹', 'device'],
    ['.git/hooks/pre-commit', 'git directory'],
    ['a/.GIT/config', 'git directory'],
    ['GIT~1/config', 'git directory'],
    ['git~2', 'git directory'],
    ['.g\u200cit/config', 'git directory'],
    ['.ｇit/config', 'git directory'],
    ['a\ud800b', 'character'],
    ['x'.repeat(256), '255 bytes'],
    ['é'.repeat(128), '255 bytes'],
    ['x/'.repeat(600) + 'x', '1024 characters'],
  ])('refuses %j', (path, reason) => {
    expect(pathProblem(path)).toContain(reason)
  })
})
