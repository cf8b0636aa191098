import type { Artifact } from '@ccm/contract'
import { blockArtifact, elementArtifact, fileArtifact, keyArtifact } from './artifacts.ts'

/** 300 artifacts of every kind: 80 whole files, the rest in three shared ones. */
export const manyArtifacts = (): Artifact[] => Array.from({ length: 20 }, (_, n) => fifteenArtifacts(n)).flat()

const fifteenArtifacts = (n: number): Artifact[] => [
  fileArtifact(`.claude/agents/agent-${n}.md`, `agent ${n}\n`.repeat(2000)),
  fileArtifact(`.claude/commands/group-${n % 5}/command-${n}.md`, `command ${n}\n`.repeat(100)),
  fileArtifact(`.claude/skills/skill-${n}/SKILL.md`, `skill ${n}\n`.repeat(100)),
  fileArtifact(`.claude/skills/skill-${n}/run.sh`, `#!/bin/sh\necho ${n}\n`, { executable: true }),
  ...[0, 1, 2, 3].map((i) => keyArtifact('.mcp.json', `/mcpServers/server-${n}-${i}`, { type: 'stdio', command: `command-${n}-${i}` })),
  ...[0, 1, 2, 3].map((i) => elementArtifact('.claude/settings.json', '/permissions/allow', `rules-${n}`, i, `Bash(run-${n}-${i}:*)`)),
  ...[0, 1, 2].map((i) => blockArtifact('CLAUDE.md', `part-${n}-${i}`, `Part ${n}, ${i}.`)),
]
