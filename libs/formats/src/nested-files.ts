import type { Artifact } from '@ccm/contract'
import { fileId, identityKey } from './identity.ts'
import type { Clash } from './unresolvable-error.ts'

/** Files that stand where another artifact needs a directory: `git.md` beside `git.md/commit.md`. */
export function nestedFiles(artifacts: Artifact[]): Clash[] {
  const directories = neededDirectories(artifacts)
  return artifacts.flatMap((outer): Clash[] => {
    const inner = outer.kind === 'file' ? directories.get(identityKey(outer.id)) : undefined
    return inner ? [{ id: outer.id, path: outer.path, owners: [...outer.owners, ...inner.owners], nested: true }] : []
  })
}

/** The first artifact that needs each directory. */
function neededDirectories(artifacts: Artifact[]): Map<string, Artifact> {
  const seen = new Set<string>()
  const directories = new Map<string, Artifact>()
  for (const artifact of artifacts) {
    const { root, path } = artifact
    for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
      const id = fileId(root, path.slice(0, end))
      if (seen.has(id)) break
      seen.add(id)
      directories.set(identityKey(id), artifact)
    }
  }
  return directories
}
