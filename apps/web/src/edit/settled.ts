import { type Accessor, createEffect, createSignal, on, onCleanup } from 'solid-js'

/** The value as it stood when it last rested for so many milliseconds. The first one counts at once. */
export function createSettled<T>(source: Accessor<T>, milliseconds: number): Accessor<T> {
  const [settled, setSettled] = createSignal(source())
  let timer: ReturnType<typeof setTimeout> | undefined
  createEffect(
    on(
      source,
      (value) => {
        clearTimeout(timer)
        timer = setTimeout(() => setSettled(() => value), milliseconds)
      },
      { defer: true },
    ),
  )
  onCleanup(() => clearTimeout(timer))
  return settled
}
