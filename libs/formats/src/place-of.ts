/** Where an artifact stands, as a message says it: a path, a JSON pointer in it, or a block of it. */
export function placeOf({ id, path }: { id: string; path: string }): string {
  const part = id.slice(id.indexOf('#') + 1)
  if (part === id) return path
  return part.startsWith('block/') ? `the block "${part.slice('block/'.length)}" of ${path}` : `${part} in ${path}`
}
