import type { ParentProps } from 'solid-js'
import { Dialog, type DialogProps } from './dialog.tsx'

/** A dialog that rises from the bottom edge on a phone. */
export function Sheet(props: ParentProps<Omit<DialogProps, 'sheet'>>) {
  return <Dialog {...props} sheet />
}
