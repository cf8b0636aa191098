import { createSignal, onCleanup } from 'solid-js'

/**
 * Puts text on the clipboard. Browsers offer the clipboard to secure pages only, and a server on the home network is often
 * reached over plain http, so a hidden field stands in there.
 *
 * @throws Error when the browser refuses.
 */
export async function copyText(text: string): Promise<void> {
  if (window.isSecureContext) return navigator.clipboard.writeText(text)
  const field = document.createElement('textarea')
  field.value = text
  field.setAttribute('readonly', '')
  field.className = 'sr-only'
  const opener = document.activeElement
  document.body.append(field)
  field.select()
  const copied = document.execCommand('copy')
  field.remove()
  if (opener instanceof HTMLElement) opener.focus()
  if (!copied) throw new Error('The browser did not allow copying.')
}

/** `copy` and a word for its button: "Copy", then for two seconds "Copied" or "Not copied". */
export function createCopy() {
  const [word, setWord] = createSignal('Copy')
  let timer: ReturnType<typeof setTimeout> | undefined
  onCleanup(() => clearTimeout(timer))
  const say = (text: string) => {
    setWord(text)
    clearTimeout(timer)
    timer = setTimeout(() => setWord('Copy'), 2000)
  }
  const copy = (text: string) =>
    copyText(text).then(
      () => say('Copied'),
      () => say('Not copied'),
    )
  return { word, copy }
}
