import { join, resolve } from 'node:path'
import { realPathToBe } from './places.ts'

/** Claude Code's own directory of this user. */
export interface ClaudeDirectory {
  /** `~/.claude`, or what `CLAUDE_CONFIG_DIR` names. */
  kind: 'default' | 'own'
  /** Its real path, as far as it is there. */
  path: string
  /** Where the paths of its artifacts begin. With a directory of its own that is the directory itself. */
  home: string
  /** As a person writes it. */
  name: string
}

/** Where Claude Code of this user keeps what belongs to the user. */
export function claudeDirectory(env: Record<string, string | undefined>, userHome: string, cwd: string): ClaudeDirectory {
  if (env.CLAUDE_CONFIG_DIR) {
    const path = realPathToBe(resolve(cwd, env.CLAUDE_CONFIG_DIR))
    return { kind: 'own', path, home: path, name: path }
  }
  return { kind: 'default', path: realPathToBe(join(userHome, '.claude')), home: realPathToBe(userHome), name: '~/.claude' }
}
