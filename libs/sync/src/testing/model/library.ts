import type { Artifact, Owner } from '@ccm/contract'
import { blockArtifact, elementArtifact, fileArtifact, keyArtifact } from '../artifacts.ts'

/** What a component of the library is: it decides what kind of artifact it becomes. */
export type ComponentKind = 'agent' | 'script' | 'server' | 'rule' | 'block'

/** One component of the library, which is always one artifact. */
export interface Component {
  id: string
  kind: ComponentKind
  /** What it is called on disk. */
  name: string
  /** What it says, piece by piece, so that a person and the library can change different ones. */
  pieces: readonly string[]
  executable: boolean
}

/** The names components are called by on disk; a person's own things have others. */
export const names = ['ash', 'birch', 'cedar', 'elm'] as const

const kinds: readonly (readonly [string, ComponentKind])[] = [
  ['agent-one', 'agent'],
  ['agent-two', 'agent'],
  ['script-one', 'script'],
  ['server-one', 'server'],
  ['rule-one', 'rule'],
  ['rule-two', 'rule'],
  ['block-one', 'block'],
  ['block-two', 'block'],
]

const PIECES = 11

/** Everything the library could hold, in its first wording. */
export const allComponents: readonly Component[] = kinds.map(([id, kind], index) => ({
  id,
  kind,
  name: names[index % 2] ?? names[0],
  pieces: Array.from({ length: PIECES }, (_, n) => `${id}-${n}`),
  executable: kind === 'script',
}))

export const AGENTS = '.claude/agents'
export const SETTINGS = '.claude/settings.json'
export const ALLOW = '/permissions/allow'
export const SERVERS = '.mcp.json'
export const MEMORY = 'CLAUDE.md'

/** The artifact a component becomes. */
export function artifactOf({ id, kind, name, pieces, executable }: Component): Artifact {
  const owners: Owner[] = [{ componentId: `component-${id}`, type: 'subagent', name, revision: 1 }]
  const [first = '', second = '', third = '', ...others] = pieces
  const text = pieces.join('\n')
  switch (kind) {
    case 'agent':
      return fileArtifact(`${AGENTS}/${name}.md`, `${text}\n`, { owners, executable })
    case 'script':
      return fileArtifact(`.claude/skills/${name}/run.sh`, `${text}\n`, { owners, executable })
    case 'server':
      return keyArtifact(
        SERVERS,
        `/mcpServers/${name}`,
        { command: first, args: [second, third], env: Object.fromEntries(others.map((value, n) => [`V${n}`, value])) },
        { owners },
      )
    case 'rule':
      return { ...elementArtifact(SETTINGS, ALLOW, id, 0, `Bash(${first})`), owners }
    case 'block':
      return { ...blockArtifact(MEMORY, name, text), owners }
    default:
      return kind satisfies never
  }
}

/** The component with another piece; a rule has one alone that shows. */
export function withPiece(component: Component, at: number, piece: string): Component {
  const place = component.kind === 'rule' ? 0 : at % PIECES
  return { ...component, pieces: component.pieces.map((old, index) => (index === place ? piece : old)) }
}
