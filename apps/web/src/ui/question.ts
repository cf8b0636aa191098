import type { JSX } from 'solid-js'

/** What is asked before something that cannot be undone. */
export interface Question {
  /** "Delete postgres-ro?" */
  title: JSX.Element
  /** What goes, and where. */
  body?: JSX.Element
  /** The verb and its object: "Delete component". */
  action: string
  /** The way out, "Keep it" unless said. */
  keep?: string
  danger?: boolean
  /** This text has to be typed first. */
  typeToConfirm?: string
}
