import type { Artifact, FileArtifact, Warning } from '@ccm/contract'
import { nameOf } from './owner.ts'

/**
 * Warns of files that give one subagent twice. Claude Code goes by the `name` in the frontmatter and loads only one of them, without saying
 * which.
 */
export function agentNameWarnings(artifacts: Artifact[]): Warning[] {
  const first = new Map<string, FileArtifact>()
  return artifacts.flatMap((artifact): Warning[] => {
    const name = agentName(artifact)
    if (artifact.kind !== 'file' || name === undefined) return []
    const same = first.get(name)
    if (!same) first.set(name, artifact)
    return same ? [sameName(same, artifact)] : []
  })
}

/** Our own frontmatter begins with the name. */
function agentName(artifact: Artifact): string | undefined {
  if (artifact.kind !== 'file' || artifact.owners[0]?.type !== 'subagent') return undefined
  const line = /^---\nname: ([^\n]*)/.exec(artifact.content)?.[1]
  return line === undefined ? undefined : `${artifact.root}:${line}`
}

const sameName = (first: FileArtifact, second: FileArtifact): Warning => ({
  code: 'shadowed',
  message: `${subjectOf(first, 'The')} in ${first.path} and ${subjectOf(second, 'the')} in ${second.path} have one name. Claude Code loads only one of them. Give one of them another key.`,
  ...(second.owners[0] && { owner: second.owners[0] }),
})

const subjectOf = ({ owners: [owner] }: FileArtifact, article: 'the' | 'The') => (owner ? nameOf(owner, article) : `${article} subagent`)
