/** No CCM server answered at this address. `url` is the server's base URL, as it was configured. */
export class UnreachableError extends Error {
  override readonly name = 'UnreachableError'
  readonly url: string

  constructor(url: string, reason: string, options?: { cause: unknown }) {
    super(`No CCM server answered at ${url}: ${reason}.`, options)
    this.url = url
  }
}
