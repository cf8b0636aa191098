import type { Root } from '@ccm/contract'
import { describe, expect, it } from 'vitest'
import { type ConfigDirectory, placeProblem } from './places.ts'

const project: [Root, ConfigDirectory] = ['project', 'default']
const home: [Root, ConfigDirectory] = ['home', 'default']
const own: [Root, ConfigDirectory] = ['home', 'own']

describe('placeProblem', () => {
  it.each([
    [project, '.mcp.json'],
    [project, 'CLAUDE.md'],
    [project, 'CLAUDE.local.md'],
    [project, '.claude/settings.local.json'],
    [project, '.claude/skills/a/scripts/run.sh'],
    [project, '.claude/skills/a/settings.json'],
    [project, '.claude/commands/draft~1.md'],
    [home, '.claude/CLAUDE.md'],
    [home, '.claude/keybindings.json'],
    [home, '.claude/agents/a.md'],
    [own, 'settings.json'],
    [own, 'keybindings.json'],
    [own, 'CLAUDE.md'],
    [own, 'agents/team/a.md'],
    [own, 'skills/a/SKILL.md'],
    [own, 'output-styles/a.md'],
  ])('lets %j have %s', ([root, configDirectory], path) => {
    expect(placeProblem(root, path, configDirectory)).toBeUndefined()
  })

  it.each([
    [project, '.husky/pre-commit', 'no place'],
    [project, 'package.json', 'no place'],
    [project, '.envrc', 'no place'],
    [project, '.vscode/tasks.json', 'no place'],
    [project, '.CLAUDE/agents/a.md', 'no place'],
    [project, '.claude', 'no place'],
    [project, '.claude/Settings.json', '"settings.json"'],
    [project, '.claude/SETTIN~1.JSO', 'stand for another'],
    [project, '.claude/skills/SYNCED~1/SKILL.md', 'stand for another'],
    [project, '.claude/plugins/a', 'belongs to Claude Code'],
    [home, '.bashrc', 'no place'],
    [home, '.ssh/authorized_keys', 'no place'],
    [home, '.mcp.json', 'no place'],
    [home, 'CLAUDE.md', 'no place'],
    [home, '.claude.json', 'no place'],
    [home, '.claude/.credentials.json', 'belongs to Claude Code'],
    [home, '.claude/Projects/a.jsonl', 'belongs to Claude Code'],
    [home, '.claude/pro\u200cjects/a.jsonl', 'belongs to Claude Code'],
    [home, '.claude/history.jsonl', 'belongs to Claude Code'],
    [home, '.claude/skills/synced/a/SKILL.md', 'belongs to Claude Code'],
    [own, '.claude/agents/a.md', 'no place'],
    [own, '.claude.json', 'belongs to Claude Code'],
    [own, 'bin/run.sh', 'no place'],
    [own, 'agents', 'no place'],
    [own, 'projects/a.jsonl', 'belongs to Claude Code'],
  ])('refuses %j %s', ([root, configDirectory], path, reason) => {
    expect(placeProblem(root, path, configDirectory)).toContain(reason)
  })
})
