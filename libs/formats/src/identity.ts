import type { Root } from '@ccm/contract'

/** `root:path`: the file an artifact stands in, and the identity of a whole file. */
export const fileId = (root: Root, path: string) => `${root}:${path}`

/** `root:path#/json/pointer`: one member of a shared JSON file. */
export const keyId = (root: Root, path: string, pointer: string) => `${root}:${path}#${pointer}`

/** `root:path#/json/pointer[componentId/n]`: the n-th element a component adds to one array. */
export const elementId = (root: Root, path: string, pointer: string, componentId: string, n: number) =>
  `${root}:${path}#${pointer}[${componentId}/${n}]`

/** `root:path#block/name`: a marked block of a shared text file. */
export const blockId = (root: Root, path: string, block: string) => `${root}:${path}#block/${block}`

/** A JSON pointer to the member behind these names (RFC 6901). */
export const toPointer = (...names: string[]) => names.map((name) => `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')

/** The names a JSON pointer goes through, from the root (RFC 6901). */
export const fromPointer = (pointer: string) =>
  pointer
    .split('/')
    .slice(1)
    .map((name) => name.replaceAll('~1', '/').replaceAll('~0', '~'))

/**
 * What ids are compared by: on many disks two names that differ only in case or in how accents are composed are one file.
 * Lower case first, so that letters with several capitals (ß, ẞ) meet too.
 */
export const identityKey = (id: string) =>
  isAscii(id) ? id.toUpperCase() : id.normalize('NFC').toLowerCase().toUpperCase().normalize('NFC')

const isAscii = (text: string) => !/[^ -~]/.test(text)
