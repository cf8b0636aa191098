/**
 * What a request carries, as clients may know it: the router's type leads here and no further, so that a client that
 * imports it type-checks nothing of the server or its database. {@link Ctx} is what stands behind it.
 */
export interface RequestContext {
  readonly serverId: string
}
