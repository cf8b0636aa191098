/** A sealed text does not open: it belongs elsewhere, another key made it, or it was changed. Says nothing of what it holds. */
export class SealError extends Error {
  override name = 'SealError'
}
