/** The most rows one statement takes. */
export const CHUNK = 500

/** Pieces of a list, none longer than a statement takes. */
export const chunks = <T>(items: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(items.length / CHUNK) }, (_, index) => items.slice(index * CHUNK, (index + 1) * CHUNK))

/** Asks for every piece of a list in turn and joins the answers. */
export const inChunks = <T, R>(items: readonly T[], ask: (chunk: T[]) => R[]): R[] => chunks(items).flatMap(ask)
