import type { Json } from '@ccm/contract'
import { toPointer } from '@ccm/formats'

/** A stretch of a text, in characters from its beginning. */
export interface Span {
  from: number
  to: number
}

export type JsonObject = { [name: string]: Json }

export interface JsonError extends Span {
  message: string
  /** From 1. */
  line: number
}

/** A text as JSON: its value, and where each value in it stands by its JSON pointer; or what is wrong, and where. */
export type ReadJson =
  { value: JsonObject; spans: Map<string, Span>; error?: undefined } | { value?: undefined; spans?: undefined; error: JsonError }

/** As deep as the server reads. */
const deepest = 64

/**
 * Reads an object in JSON (RFC 8259), with the place of every value. Two members of one name are refused: one of them would be lost
 * without a word.
 */
export function readJson(text: string): ReadJson {
  const reader = new Reader(text)
  try {
    return { value: reader.readDocument(), spans: reader.spans }
  } catch (fault) {
    if (!(fault instanceof Fault)) throw fault
    const from = Math.min(fault.at, text.length)
    const line = text.slice(0, from).split('\n').length
    return { error: { from, to: Math.max(from, Math.min(fault.end, text.length)), line, message: fault.message } }
  }
}

class Fault extends Error {
  constructor(
    message: string,
    readonly at: number,
    readonly end = at + 1,
  ) {
    super(message)
  }
}

const upper = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

const space = /[ \t\n\r]*/y
const string = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y
const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y
const word = /[A-Za-z_$][\w$]*/y
const words: Record<string, Json> = { true: true, false: false, null: null }

class Reader {
  readonly spans = new Map<string, Span>()
  private at = 0

  constructor(private readonly text: string) {}

  readDocument(): JsonObject {
    this.skip()
    if (this.text[this.at] !== '{') throw new Fault('A config is an object: begin with "{".', this.at)
    const value = this.object('', 0)
    this.skip()
    if (this.at < this.text.length) throw new Fault('Nothing may follow the last "}".', this.at, this.text.length)
    return value
  }

  private value(path: string, depth: number): Json {
    const from = this.at
    const value = this.bare(path, depth)
    this.spans.set(path, { from, to: this.at })
    return value
  }

  private bare(path: string, depth: number): Json {
    if (depth > deepest) throw new Fault(`Objects and lists may be nested ${deepest} deep.`, this.at)
    const next = this.text[this.at]
    if (next === '{') return this.object(path, depth)
    if (next === '[') return this.list(path, depth)
    if (next === '"') return this.string()
    const digits = this.match(number)
    if (digits) return Number(digits)
    const from = this.at
    const found = this.match(word)
    const known = found && Object.hasOwn(words, found) ? words[found] : undefined
    if (known !== undefined) return known
    if (found) throw new Fault(`"${found}" is no value. Texts stand in double quotes.`, from, this.at)
    throw this.missing('a value')
  }

  private object(path: string, depth: number): JsonObject {
    const members = new Map<string, Json>()
    this.each('}', () => {
      const from = this.at
      if (this.text[this.at] !== '"') throw this.missing('a name in double quotes')
      const name = this.string()
      if (members.has(name)) throw new Fault(`"${name}" stands here twice.`, from, this.at)
      this.skip()
      this.take(':', `":" after "${name}"`)
      this.skip()
      members.set(name, this.value(path + toPointer(name), depth + 1))
    })
    return Object.fromEntries(members)
  }

  private list(path: string, depth: number): Json[] {
    const items: Json[] = []
    this.each(']', () => {
      items.push(this.value(`${path}/${items.length}`, depth + 1))
    })
    return items
  }

  /** The members or items between a bracket and its end. */
  private each(end: '}' | ']', readOne: () => void): void {
    this.at += 1
    this.skip()
    if (this.text[this.at] === end) {
      this.at += 1
      return
    }
    for (;;) {
      readOne()
      this.skip()
      if (this.text[this.at] === end) break
      const comma = this.at
      this.take(',', `"," or "${end}"`)
      this.skip()
      if (this.text[this.at] === end) throw new Fault(`Remove the "," before "${end}".`, comma)
    }
    this.at += 1
  }

  private string(): string {
    const from = this.at
    const quoted = this.match(string)
    if (quoted === undefined) throw new Fault('This text has no end, or holds what must be escaped.', from, this.endOfLine(from))
    return String(JSON.parse(quoted))
  }

  private match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at
    const found = pattern.exec(this.text)?.[0]
    this.at += found?.length ?? 0
    return found === '' ? undefined : found
  }

  private skip(): void {
    this.match(space)
  }

  private take(sign: string, what: string): void {
    if (this.text[this.at] !== sign) throw this.missing(what)
    this.at += 1
  }

  private missing(what: string): Fault {
    return new Fault(this.at < this.text.length ? `${upper(what)} is missing here.` : `It ends before ${what}.`, this.at)
  }

  private endOfLine(from: number): number {
    const end = this.text.indexOf('\n', from)
    return end < 0 ? this.text.length : end
  }
}
