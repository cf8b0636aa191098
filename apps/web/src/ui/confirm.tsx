import { createContext, createSignal, lazy, type ParentProps, Show, Suspense, useContext } from 'solid-js'
import type { Question } from './question.ts'

export type Confirm = (question: Question) => Promise<boolean>

const ConfirmContext = createContext<Confirm>()
const ConfirmDialog = lazy(() => import('./confirm-dialog.tsx'))

/** Shows one question at a time, for all that is below it. The dialog is fetched at the first one. */
export function ConfirmProvider(props: ParentProps) {
  const [asked, setAsked] = createSignal<{ question: Question; answer: (yes: boolean) => void }>()
  const [open, setOpen] = createSignal(false)
  const confirm: Confirm = (question) =>
    new Promise((resolve) => {
      asked()?.answer(false)
      setAsked({ question, answer: resolve })
      setOpen(true)
    })
  const answer = (yes: boolean) => {
    setOpen(false)
    asked()?.answer(yes)
  }
  return (
    <ConfirmContext.Provider value={confirm}>
      {props.children}
      <Suspense>
        <Show when={asked()} keyed>
          {(current) => <ConfirmDialog open={open()} question={current.question} onAnswer={answer} />}
        </Show>
      </Suspense>
    </ConfirmContext.Provider>
  )
}

/** Asks, and resolves to whether the act was chosen. */
export function useConfirm(): Confirm {
  const confirm = useContext(ConfirmContext)
  if (!confirm) throw new Error('A question needs a ConfirmProvider above it.')
  return confirm
}
