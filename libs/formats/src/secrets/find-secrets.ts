import type { ComponentType, Json, SecretFinding } from '@ccm/contract'
import { envName, secretAssigned, secretUnder } from './secret-names.ts'
import { type Span, tokenIn } from './token-shapes.ts'

/** A literal in a config that looks like a secret, with where it begins and ends in its text. */
export interface LocatedSecret extends SecretFinding {
  start: number
  end: number
}

type Path = SecretFinding['path']

/** Fields people write sentences in: a name with a colon behind it assigns nothing there. */
const prose = new Set(['prompt', 'template', 'description', 'initialPrompt', 'statusMessage', 'when_to_use', 'argument-hint'])

/** Types in which names are not those of values: keys of a keyboard, rules. */
const nameless = new Set<ComponentType>(['keybindings', 'permissions'])

/**
 * The literals in a config that look like secrets, each text once: tokens by their shape, and what stands under names like `API_KEY` when it
 * looks like a value and not like a reference or a placeholder. A message never repeats a value.
 */
export const findSecrets = (type: ComponentType, config: unknown): SecretFinding[] =>
  locateSecrets(type, config).map(({ path, message, suggestedName }) => ({ path, message, suggestedName }))

/** The same with offsets, for what takes them out. */
export function locateSecrets(type: ComponentType, config: unknown): LocatedSecret[] {
  const names = new Map<string, string>()
  return [...texts(config, [])].flatMap((text) => {
    const span = secretIn(text, type)
    if (!span) return []
    const suggestedName = unused(names, nameFor(span, text.path), text.value.slice(span.start, span.end))
    return { path: text.path, message: messageFor(span), suggestedName, start: span.start, end: span.end }
  })
}

interface Text {
  path: Path
  value: string
  /** The text before it in a list: `--token` for what follows it. */
  before: string | undefined
}

function* texts(value: unknown, path: Path, before?: string): Generator<Text> {
  if (typeof value === 'string') yield { path, value, before }
  else if (Array.isArray(value)) {
    const items: Json[] = value
    for (const [index, item] of items.entries()) {
      const previous = items[index - 1]
      yield* texts(item, [...path, index], typeof previous === 'string' ? previous : undefined)
    }
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, member] of Object.entries(value)) yield* texts(member, [...path, name])
  }
}

function secretIn({ path, value, before }: Text, type: ComponentType): Span | undefined {
  const token = tokenIn(value)
  const field = path.findLast((part) => typeof part === 'string')
  if (token || field === undefined || prose.has(field) || nameless.has(type)) return token
  const flag = before !== undefined && /^--?[A-Za-z]/.test(before) && !before.includes('=') ? before : undefined
  return (typeof path.at(-1) === 'string' ? secretUnder(field, value) : flag && secretUnder(flag, value)) || secretAssigned(value)
}

/** Under a name that an env var may have, that name; otherwise the usual one for what it is. */
function nameFor({ name }: Span, path: Path): string {
  const last = path.at(-1)
  return path.at(-2) === 'env' && typeof last === 'string' ? envName(last) : name
}

/** One value has one name, and two values have two. */
function unused(names: Map<string, string>, wanted: string, secret: string): string {
  let name = wanted
  for (let count = 2; names.has(name) && names.get(name) !== secret; count += 1) name = `${wanted}_${count}`
  names.set(name, secret)
  return name
}

const messageFor = ({ what }: Span) =>
  `This looks like ${what}, and everyone who reads the library or the files it is written to can read it. Turn it into an env var.`
