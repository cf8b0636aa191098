import type { FileArtifact } from '@ccm/contract'
import { toText } from './bytes.ts'
import { CLIENT_FILE, type ConfigDirectory } from './places.ts'
import type { JudgedAction, JudgedFile } from './judged.ts'

/**
 * Finds what was there first and says in other bytes what the library wants to write: it is taken note of and left as it is, so that
 * taking a project in changes nothing on its disk. The parsers this needs are loaded only when there is something to ask them.
 *
 * @param configDirectory - what the `home` root is
 */
export async function recognise(files: readonly JudgedFile[], configDirectory: ConfigDirectory): Promise<JudgedFile[]> {
  if (!files.some((file) => file.actions.some(isQuestion))) return [...files]
  const { sameMeaning } = await import('@ccm/formats/same-meaning')
  const isSame = ({ state }: JudgedFile, action: JudgedAction) => {
    const { artifact, before } = action
    if (!isQuestion(action) || !artifact || artifact.kind === 'block') return false
    if (artifact.kind !== 'file') return before !== undefined && sameMeaning(artifact, { value: JSON.parse(before) })
    const text = state.kind === 'file' ? toText(state.bytes) : undefined
    return text !== undefined && sameMeaning({ ...artifact, path: pathInHome(artifact, configDirectory) }, { text })
  }
  return files.map((file) => ({
    ...file,
    actions: file.actions.map((action) => (isSame(file, action) ? { ...action, action: 'adopt' } : action)),
  }))
}

/** Parsers know a configuration directory as `.claude`. */
const pathInHome = ({ root, path }: FileArtifact, configDirectory: ConfigDirectory) =>
  root === 'home' && configDirectory === 'own' ? `.claude/${path}` : path

/** Something was there first and differs, in a form that can be written in more than one way. */
function isQuestion({ action, artifact, entry }: JudgedAction): boolean {
  if (action !== 'conflict' || entry) return false
  if (artifact?.kind === 'file') return artifact.encoding === undefined && artifact.path.endsWith('.md')
  if (artifact?.kind !== 'key') return false
  return artifact.path === CLIENT_FILE || (artifact.path === '.mcp.json' && artifact.pointer.startsWith('/mcpServers/'))
}
