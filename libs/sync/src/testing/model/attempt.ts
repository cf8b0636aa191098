import { SyncError } from '../../errors.ts'

/** `undefined` when the engine says why it does not. */
export async function attempt<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof SyncError) return undefined
    throw error
  }
}
