/**
 * Seals values at rest. Knows nothing of databases or files.
 *
 * @packageDocumentation
 */
export { createSealer, type Sealer } from './sealer.ts'
export type { SealedFor } from './sealed-for.ts'
export { SealError } from './seal-error.ts'
export { deriveKey, type Derivation, newDerivation } from './derive-key.ts'
export { newDataKey, unwrapKey, wrapKey } from './data-key.ts'
