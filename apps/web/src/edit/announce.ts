/**
 * Says a sentence to a screen reader when it next pauses. For what is seen anyway and needs no message: a save, a count. The region
 * stands outside the app, so that it is there before its words are, as screen readers want it.
 */
export function announce(sentence: string): void {
  const region = document.getElementById(id) ?? addRegion()
  region.textContent = ''
  queueMicrotask(() => (region.textContent = sentence))
}

const id = 'announcements'

function addRegion(): HTMLElement {
  const region = document.createElement('div')
  region.id = id
  region.className = 'sr-only'
  region.setAttribute('role', 'status')
  document.body.append(region)
  return region
}
