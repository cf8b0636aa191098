import type { Artifact, Json } from '@ccm/contract'
import { fileHash } from '@ccm/formats/hash'
import { hasMask } from '@ccm/formats/mask-secrets'
import type { ReportedException } from '../exceptions.ts'
import { badText, Refusal } from './refusal.ts'

/** States in which a person changed something there. */
const edited: ReadonlySet<ReportedException['state']> = new Set(['drifted', 'conflict', 'foreign', 'missing'])

/** @throws Refusal when there is nothing of a person's to settle */
export function checkEdited({ state }: ReportedException): void {
  if (!edited.has(state)) throw new Refusal('Nobody edited it there: it only waits to be written. Run `ccm sync` on that machine.')
}

/**
 * The artifact as it stands on the disk, in the text that was reported or given in its place; null when it was deleted there.
 *
 * @throws Refusal when the text is not known, or is not what may stand there
 */
export function diskArtifact(artifact: Artifact, { have, text: reported }: ReportedException, given?: string): Artifact | null {
  if (have === undefined && given === undefined) return null
  const text = given ?? reported
  if (text === null) {
    throw new Refusal(
      'What stands there was not reported: it is private, no text, or longer than 64 KB. Change the component in the library instead.',
      'bad-request',
    )
  }
  if (hasMask(text)) {
    throw badText('A secret in it is masked, and the mask is not its value. Put a reference such as ${NAME} where "‹secret 1›" stands.')
  }
  switch (artifact.kind) {
    case 'file': {
      if (artifact.encoding) throw new Refusal('It is a file of bytes and no text. Upload the changed file to its skill instead.')
      return { ...artifact, content: text, executable: executableOf(artifact.executable, text, have) }
    }
    case 'key':
    case 'element':
      return { ...artifact, value: jsonOf(text) }
    case 'block':
      return { ...artifact, content: text }
    default:
      return artifact satisfies never
  }
}

/** Its hash tells whether the file can be executed, when the text is all of the file. */
function executableOf(wanted: boolean, text: string, have: string | undefined): boolean {
  return have === fileHash(text, !wanted) ? !wanted : wanted
}

function jsonOf(text: string): Json {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) throw badText(`It is no valid JSON (${error.message}). Correct that first.`)
    throw error
  }
}
