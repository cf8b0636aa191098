import { beginMarker, parseMarker } from '@ccm/formats'

/** A block that cannot be written, because it could not be read again as what it is. */
export class RefusedBlock extends Error {
  override name = 'RefusedBlock'
  readonly code = 'bad-request'
}

/** Refuses a name that cannot stand in a marker, and content that holds a marker of its own. */
export function checkBlock(block: string, content: string): void {
  if (parseMarker(beginMarker(block))?.block !== block) {
    throw new RefusedBlock(`${JSON.stringify(block)} cannot name a marked block: use lowercase letters, digits and single hyphens.`)
  }
  if (/^\s*<!--\s*ccm:(?:begin|end)\b/m.test(content)) {
    throw new RefusedBlock(
      `The block "${block}" was not written: its text holds a line with a "ccm:" marker. Remove that line from the component.`,
    )
  }
}
