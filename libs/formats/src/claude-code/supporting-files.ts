import type { FileArtifact, SkillFile, Warning } from '@ccm/contract'
import { fileArtifact, type Place } from '../artifact.ts'
import { nameOf } from '../owner.ts'
import type { FileSource } from '../renderer.ts'

/**
 * One artifact for each supporting file whose content is there, byte for byte as it was uploaded.
 *
 * @param skill - where the `SKILL.md` goes
 */
export function supportingFiles(
  files: SkillFile[] = [],
  skill: Place,
  contents: FileSource,
): { artifacts: FileArtifact[]; warnings: Warning[] } {
  const directory = skill.path.slice(0, skill.path.lastIndexOf('/'))
  const artifacts: FileArtifact[] = []
  const warnings: Warning[] = []
  for (const { path, hash, executable } of [...files].sort(byPath)) {
    const found = contents.get(hash)
    if (!found) {
      warnings.push(missingFile(path, skill))
      continue
    }
    const { content, encoding } = found
    const runs = executable || encoding !== undefined || !isProse(path)
    artifacts.push({
      ...fileArtifact({ ...skill, path: `${directory}/${path}` }, content, runs),
      ...(encoding && { encoding }),
      executable,
    })
  }
  return { artifacts, warnings }
}

const byPath = (left: SkillFile, right: SkillFile) => (left.path < right.path ? -1 : left.path > right.path ? 1 : 0)

/** Nothing starts a text for reading. */
const isProse = (path: string) => /\.(?:md|txt)$/i.test(path)

const missingFile = (path: string, { owner }: Place): Warning => ({
  code: 'missing-file',
  message: `"${path}" of ${nameOf(owner)} is not written: its content is not in the library. Upload the file again.`,
  owner,
})
