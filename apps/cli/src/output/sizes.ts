/** Bytes that base64 text stands for. */
export const bytesOfBase64 = (text: string): number => Math.floor((text.replace(/=+$/, '').length * 3) / 4)

/** `binary, 1 byte`. */
export const binaryOf = (bytes: number): string => `binary, ${sizeOf(bytes)}`

/** `1 byte`, `340 bytes`, `12 KB`, `1.4 MB`. */
export function sizeOf(bytes: number): string {
  if (bytes < 1024) return bytes === 1 ? '1 byte' : `${bytes} bytes`
  const kilobytes = bytes / 1024
  return kilobytes < 1024 ? `${Math.round(kilobytes)} KB` : `${(kilobytes / 1024).toFixed(1)} MB`
}

/** What the engine shows in place of bytes that are no text. */
export const isBinary = (text: string): boolean => /^binary, \d+ bytes, sha256 [0-9a-f]{12}$/.test(text)
