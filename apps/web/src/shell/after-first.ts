import { type Accessor, createSignal, onCleanup, onMount } from 'solid-js'

/** Turns true once what was asked for with the first page is on its way, so that the page does not wait for what stands around it. */
export function createAfterFirst(): Accessor<boolean> {
  const [after, setAfter] = createSignal(false)
  onMount(() => {
    const timer = setTimeout(() => setAfter(true))
    onCleanup(() => clearTimeout(timer))
  })
  return after
}
