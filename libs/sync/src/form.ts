import type { Artifact } from '@ccm/contract'

/** How a file is read and written: whole, as shared JSON by members and elements, or as shared text by marked blocks. */
export type Form = 'file' | 'json' | 'text'

const forms: Record<Artifact['kind'], Form> = { file: 'file', key: 'json', element: 'json', block: 'text' }

/** The form of the file an artifact stands in. */
export const formOf = (kind: Artifact['kind']): Form => forms[kind]
