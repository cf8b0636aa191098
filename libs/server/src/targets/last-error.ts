import { LastError } from '@ccm/contract'

/** A failure as it is kept in its column. */
export const toLastError = (text: string | null): LastError | null => (text === null ? null : LastError.parse(JSON.parse(text)))
