import { figure } from './count.ts'

/** A file's content: text, or base64 of its bytes. */
export interface FileText {
  content: string
  encoding?: 'base64'
  executable?: boolean
}

/** How many bytes a file has. */
export function bytesOf({ content, encoding }: FileText): number {
  if (encoding === undefined) return new TextEncoder().encode(content).length
  return Math.floor((content.replace(/=+$/, '').length * 3) / 4)
}

/** "1 byte", "1,204 bytes". */
export const sayBytes = (bytes: number) => `${figure(bytes)} ${bytes === 1 ? 'byte' : 'bytes'}`
