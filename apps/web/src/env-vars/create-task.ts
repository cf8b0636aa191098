import { readError } from '@ccm/client'
import { createSignal } from 'solid-js'

/**
 * One thing at a time, and why it did not happen. For what carries a secret: unlike a mutation of the query cache, it keeps nothing of what
 * was sent.
 */
export function createTask() {
  const [busy, setBusy] = createSignal(false)
  const [failure, setFailure] = createSignal<string>()
  const run = async (act: () => Promise<void>) => {
    if (busy()) return
    setBusy(true)
    setFailure(undefined)
    try {
      await act()
    } catch (error) {
      const { message, issues } = readError(error)
      setFailure(issues[0]?.message ?? message)
    } finally {
      setBusy(false)
    }
  }
  return { busy, failure, forget: () => setFailure(undefined), run }
}
