import { sayBytes } from '../../../ui/bytes.ts'

const kilo = 1024
const digits = new Intl.NumberFormat('en', { maximumFractionDigits: 1 })

/** "812 bytes", "1.4 KB", "2.1 MB". */
export function sayKilobytes(bytes: number): string {
  if (bytes < kilo) return sayBytes(bytes)
  return bytes < kilo * kilo ? `${digits.format(bytes / kilo)} KB` : `${digits.format(bytes / kilo / kilo)} MB`
}
