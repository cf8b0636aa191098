/** Put in by the build, from package.json. Sources that run unbuilt have none. */
declare const CCM_VERSION: string | undefined

export const VERSION: string = typeof CCM_VERSION === 'undefined' ? '0.0.0' : CCM_VERSION
