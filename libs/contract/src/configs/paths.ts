/** Names that no file may have on Windows, whatever follows the first dot. */
const windowsReserved = /^(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\.|$)/i

/** A name every system takes for a file; it may start with a dot. */
export const isSafeName = (name: string) =>
  name !== '' && name !== '..' && !/[\\/:*?"<>|\p{Cc}]/u.test(name) && !windowsReserved.test(name) && !/[. ]$/.test(name)

/** A name every system takes for a file that is not hidden. */
export const isSafeFileName = (name: string) => isSafeName(name) && !name.startsWith('.')

/** Every part of a relative path may be a file or a directory on every system. */
export const isSafePath = (path: string) => path.split('/').every(isSafeFileName)

export const unsafePath = 'A part of this path cannot be a file on every system. Choose another one.'
