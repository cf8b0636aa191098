const modifiers: Record<string, string> = {
  control: 'ctrl',
  option: 'alt',
  opt: 'alt',
  command: 'cmd',
  meta: 'cmd',
  super: 'cmd',
  win: 'cmd',
}
const names: Record<string, string> = { esc: 'escape', return: 'enter', del: 'delete', pgup: 'pageup', pgdn: 'pagedown' }
const order = ['ctrl', 'alt', 'shift', 'cmd']
const written: Record<string, string> = {
  ' ': 'space',
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
  '+': 'plus',
}

type KeyPress = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'altKey' | 'shiftKey' | 'metaKey'>

/** What was pressed, as a file writes it: "ctrl+shift+k". Nothing for a modifier alone. */
export function strokeOf(event: KeyPress): string | undefined {
  if (/^(?:Control|Alt|Shift|Meta|AltGraph|CapsLock|Dead|Unidentified|Process)$/.test(event.key)) return undefined
  const key = written[event.key] ?? event.key.toLowerCase()
  const isSign = event.key.length === 1 && event.key.toLowerCase() === event.key.toUpperCase() && event.key !== ' '
  const held = [event.ctrlKey && 'ctrl', event.altKey && 'alt', event.shiftKey && !isSign && 'shift', event.metaKey && 'cmd']
  return [...held.filter(Boolean), key].join('+')
}

/** One spelling for keys that are the same: "Control+K" and "ctrl+k", "shift+ctrl+k" and "ctrl+shift+k". */
export function normalKeys(keys: string): string {
  return keys
    .trim()
    .split(/\s+/)
    .map((stroke) => {
      const parts = stroke.toLowerCase().split('+')
      const key = parts.pop() ?? ''
      const held = parts.map((part) => modifiers[part] ?? part).sort((one, other) => order.indexOf(one) - order.indexOf(other))
      return [...held, names[key] ?? key].join('+')
    })
    .join(' ')
}

const reserved: Record<string, string> = {
  'ctrl+c': 'Claude Code keeps ctrl+c for interrupting.',
  'ctrl+d': 'Claude Code keeps ctrl+d for leaving.',
  'ctrl+m': 'Terminals send ctrl+m as Enter.',
  'ctrl+z': 'Most terminals suspend the program on ctrl+z.',
}

/** Why keys would not do what they seem to; nothing when they would. */
export function doubtKeys(keys: string): string | undefined {
  const strokes = normalKeys(keys).split(' ')
  for (const stroke of strokes) {
    const known = reserved[stroke]
    if (known !== undefined) return known
    const parts = stroke.split('+')
    const bad = parts.slice(0, -1).find((part) => !order.includes(part))
    if (bad !== undefined) return `"${bad}" is no modifier. Use ctrl, alt, shift or cmd.`
    if (parts.at(-1) === '') return 'A key is missing behind the "+".'
    if (parts.length === 1 && order.includes(stroke)) return 'A modifier alone is no key.'
  }
  return undefined
}
