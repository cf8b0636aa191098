import type { Json } from '@ccm/contract'
import { transportOf } from './transports.ts'

export interface NamedServer {
  name: string | undefined
  server: { [name: string]: Json }
}

const long: Record<string, string> = { '-t': '--transport', '-s': '--scope', '-e': '--env', '-H': '--header' }
const several = new Set(['--env', '--header'])
const withValue = new Set(['--transport', '--scope', '--client-id', '--callback-port', ...several])

/**
 * Reads what follows `claude mcp add`: options, the name, then a URL or a command line. `--env` and `--header` take words for as long as they
 * look like a pair, as the client's own parser would.
 */
export function parseMcpAdd(words: readonly string[]): NamedServer | undefined {
  const options: Record<string, string[]> = {}
  const plain: string[] = []
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? ''
    if (word === '--') {
      plain.push(...words.slice(at + 1))
      break
    }
    const [flag = '', inline] = word.startsWith('--') ? splitAt(word, '=') : [word]
    const name = long[flag] ?? flag
    if (plain.length >= 2 && !takesOption(options, name)) plain.push(word)
    else if (withValue.has(name)) {
      const values = (options[name] ??= [])
      if (inline !== undefined) values.push(inline)
      else values.push(words[(at += 1)] ?? '')
      while (several.has(name) && isPair(name, words[at + 1])) values.push(words[(at += 1)] ?? '')
    } else if (!/^--?[A-Za-z]/.test(word)) plain.push(word)
    else if (plain.length >= 2) plain.push(word)
  }
  const [name, target, ...args] = plain
  if (name === undefined || target === undefined) return undefined
  const asked = options['--transport']?.[0]
  const type = asked === undefined && !/^(?:https?|wss?):/.test(target) ? 'stdio' : transportOf({ type: asked, url: target })
  if (type === 'stdio') return { name, server: { type, command: target, ...filled('args', args), ...pairs('env', options['--env'], '=') } }
  return { name, server: { type, url: target, ...pairs('headers', options['--header'], ':'), ...oauthOf(options) } }
}

/** Behind a URL options may still follow; behind a command everything belongs to it. */
const takesOption = (options: Record<string, string[]>, name: string) =>
  withValue.has(name) && options['--transport']?.[0] !== undefined && options['--transport'][0] !== 'stdio'

const isPair = (option: string, word: string | undefined) =>
  word !== undefined && (option === '--env' ? /^[A-Za-z_]\w*=/ : /^[\w-]+: /).test(word)

const filled = (name: string, items: Json[]) => (items.length > 0 ? { [name]: items } : {})

function pairs(name: string, texts: string[] = [], sign: string): { [name: string]: Json } {
  const entries = texts
    .map((text) => splitAt(text, sign))
    .map(([key, value = '']) => [key.trim(), sign === ':' ? value.trim() : value] as const)
  return entries.length > 0 ? { [name]: Object.fromEntries(entries) } : {}
}

function oauthOf(options: Record<string, string[]>): { [name: string]: Json } {
  const clientId = options['--client-id']?.[0]
  const port = Number(options['--callback-port']?.[0])
  const oauth = { ...(clientId && { clientId }), ...(port > 0 && { callbackPort: port }) }
  return Object.keys(oauth).length > 0 ? { oauth } : {}
}

function splitAt(text: string, sign: string): [string, string?] {
  const at = text.indexOf(sign)
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + sign.length)]
}
