import type { FileContent } from '@ccm/contract'

/** A file's bytes as they are sent: as text where they are UTF-8, else in base64. */
export function toContent(bytes: Uint8Array): FileContent {
  try {
    return { content: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) }
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    return { content: toBase64(bytes), encoding: 'base64' }
  }
}

/** So many bytes become characters in one call; more would be more arguments than a call takes. */
const chunk = 0x8000

function toBase64(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += chunk) text += String.fromCharCode(...bytes.subarray(at, at + chunk))
  return btoa(text)
}

/** The bytes of a file that was sent. */
export const toBytes = ({ content, encoding }: FileContent): Uint8Array<ArrayBuffer> =>
  encoding === undefined ? new TextEncoder().encode(content) : Uint8Array.from(atob(content), (char) => char.charCodeAt(0))

/** A browser does not tell whether a file may be run; a script says so in its first line. */
export const isScript = ({ content, encoding }: FileContent): boolean => encoding === undefined && content.startsWith('#!')
