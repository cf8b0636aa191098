import { type BeforeLeaveEventArgs, useBeforeLeave } from '@solidjs/router'
import { type Accessor, createEffect, onCleanup } from 'solid-js'
import { useConfirm } from '../ui/confirm.tsx'

interface LeaveGuardOptions {
  /** Whether going from one address to another leaves the editor. A change of the page does; one of tabs and filters does not. */
  leaves?: (from: URL, to: URL) => boolean
}

/**
 * Asks before an unsaved edit is left, within the app and when the tab is closed. The draft is kept either way.
 *
 * @param what names what is edited: "postgres-ro"
 */
export function useLeaveGuard(dirty: Accessor<boolean>, what: Accessor<string>, options: LeaveGuardOptions = {}): void {
  const confirm = useConfirm()
  const leaves = options.leaves ?? ((from: URL, to: URL) => from.pathname !== to.pathname)
  useBeforeLeave((event) => {
    if (!dirty() || event.defaultPrevented || !leaves(fromOf(event), toOf(event))) return
    event.preventDefault()
    const question = { title: 'Leave without saving?', body: `The draft of ${what()} is kept here.`, action: 'Leave', keep: 'Stay' }
    void confirm(question).then((yes) => yes && event.retry(true))
  })
  createEffect(() => {
    if (!dirty()) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    onCleanup(() => window.removeEventListener('beforeunload', ask))
  })
}

const fromOf = ({ from }: BeforeLeaveEventArgs) => new URL(from.pathname + from.search, window.location.origin)

/** Back and Forward name a distance and no address; the browser stands there already. */
const toOf = ({ to }: BeforeLeaveEventArgs) =>
  typeof to === 'number' ? new URL(window.location.href) : new URL(to, window.location.origin)
