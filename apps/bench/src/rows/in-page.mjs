// Runs in the browser before the page does. A plain script: what is compiled on the way may call helpers that are not there.
const nextFrame = () => new Promise((next) => requestAnimationFrame(next))

globalThis.bench = {
  /** Milliseconds from a key to the end of the next frame. */
  keys: [],

  /** Milliseconds since the navigation began until a key moves into the list. */
  async untilListAnswers(row) {
    while (!document.querySelector(row)) await nextFrame()
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'j', bubbles: true, cancelable: true }))
    if (!document.activeElement?.closest(row)) throw new Error('The list does not answer to a key.')
    await nextFrame()
    return performance.now()
  },

  watchKeys() {
    const onKey = () => {
      const start = performance.now()
      requestAnimationFrame(() => setTimeout(() => this.keys.push(performance.now() - start)))
    }
    document.addEventListener('keydown', onKey, { capture: true })
  },

  /** From the first row to the last, page by page as they come, then up and down again in leaps. */
  async scrollThrough(rows) {
    const grid = document.querySelector('[role=grid]')
    if (!grid) throw new Error('There is no list.')
    const height = grid.querySelector('[data-row]').offsetHeight
    const isAtEnd = () => grid.scrollHeight >= rows * height && grid.scrollTop + grid.clientHeight >= grid.scrollHeight - 1
    while (!isAtEnd()) {
      grid.scrollTop += grid.clientHeight
      await nextFrame()
    }
    for (const part of [0.5, 0, 0.9, 0.1, 1, 0]) {
      const step = (part * (grid.scrollHeight - grid.clientHeight) - grid.scrollTop) / 30
      for (let leap = 0; leap < 30; leap += 1) {
        grid.scrollTop += step
        await nextFrame()
      }
    }
  },
}
