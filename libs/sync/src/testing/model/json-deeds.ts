import { applyEdits, modify, parse, type JSONPath } from 'jsonc-parser'
import type { Json } from '@ccm/contract'
import { ALLOW, names, SERVERS, SETTINGS } from './library.ts'
import type { Deed, Hand } from './hand.ts'
import { valueAt } from './reading.ts'

const allow = ALLOW.split('/').slice(1)

/** Changes one place of a file as an editor's assistant does. */
function change(hand: Hand, path: string, place: JSONPath, value: Json | undefined, isInsertion = false): void {
  const text = hand.read(path) ?? '{}\n'
  hand.write(
    path,
    applyEdits(text, modify(text, place, value, { formattingOptions: { insertSpaces: true, tabSize: 2 }, isArrayInsertion: isInsertion })),
  )
}

const serversOf = (hand: Hand) => {
  const servers = valueAt(hand.read(SERVERS) ?? '{}', '/mcpServers')
  return typeof servers === 'object' && servers !== null ? Object.keys(servers).filter((name) => names.some((ours) => ours === name)) : []
}

const rulesOf = (hand: Hand): readonly Json[] => {
  const rules = valueAt(hand.read(SETTINGS) ?? '{}', ALLOW)
  return Array.isArray(rules) ? rules : []
}

/** Writes into a server of ours: what is there, or something beside it. */
export const editServer: Deed = (hand) => {
  const name = hand.pick(serversOf(hand))
  if (name === undefined) return false
  const place = hand.pick<JSONPath>([['command'], ['env', 'MINE'], ['env', 'V0'], ['env', 'V2'], ['cwd']]) ?? []
  change(hand, SERVERS, ['mcpServers', name, ...place], hand.word())
  return true
}

export const deleteServer: Deed = (hand) => {
  const name = hand.pick(serversOf(hand))
  if (name === undefined) return false
  change(hand, SERVERS, ['mcpServers', name], undefined)
  return true
}

export const editRule: Deed = (hand) => {
  const rules = rulesOf(hand)
  if (rules.length === 0) return false
  change(hand, SETTINGS, [...allow, hand.number(rules.length)], `Bash(${hand.word()})`)
  return true
}

export const deleteRule: Deed = (hand) => {
  const rules = rulesOf(hand)
  if (rules.length === 0) return false
  change(hand, SETTINGS, [...allow, hand.number(rules.length)], undefined)
  return true
}

/** Adds something of their own to a file we share. */
export const ownMember: Deed = (hand) => {
  const word = hand.word()
  const deeds = [
    () => change(hand, SERVERS, ['mcpServers', `own-${word}`], { command: word, args: [1.5, null] }),
    () => change(hand, SERVERS, [`own-${word}`], [word]),
    () => change(hand, SETTINGS, ['env', `OWN_${word}`.replace('-', '_')], word),
    () => change(hand, SETTINGS, [...allow, rulesOf(hand).length === 0 ? 0 : -1], `Bash(${word})`, true),
    () => change(hand, SETTINGS, [...allow, 0], `Bash(${word})`, true),
  ]
  hand.pick(deeds)?.()
  return true
}

/** Puts a comment into a file we share: at its start, or inside a server of ours. */
export const comment: Deed = (hand) => {
  const path = hand.pick([SERVERS, SETTINGS]) ?? SERVERS
  const text = hand.read(path)
  const places = [...(text ?? '').matchAll(/\{/g)].map(({ index }) => index + 1)
  const at = hand.pick(places)
  if (text === undefined || at === undefined) return false
  hand.write(path, `${text.slice(0, at)} /* why: ${hand.word()} */${text.slice(at)}`)
  return true
}

/** Has a tool write a file anew; comments go, which is what such tools do. */
export const reformat: Deed = (hand) => {
  const path = hand.pick([SERVERS, SETTINGS]) ?? SERVERS
  const text = hand.read(path)
  if (text === undefined) return false
  const value: Json = parse(text, [], { allowTrailingComma: true })
  hand.write(path, JSON.stringify(value, null, hand.pick(['\t', '    ', ''])) + (hand.pick(['', '\n']) ?? ''))
  return true
}
