import type { ComponentRevision, Json } from '@ccm/contract'

/** What a revision says, as a text in which long texts keep their lines, so that two can be compared line by line. */
export const readable = ({
  name,
  key,
  description,
  sourceUrl,
  version,
  config,
}: Omit<ComponentRevision, 'revision' | 'createdAt'>): string =>
  `${membersOf({ name, ...(key !== name && { key }), description, ...(sourceUrl && { sourceUrl }), ...(version && { version }), config }, '').join('\n')}\n`

/** The members of an object as lines, in the manner of YAML. */
function membersOf(object: { [name: string]: Json }, indent: string): string[] {
  return Object.entries(object).flatMap(([name, value]) => under(`${indent}${plain(name)}:`, value, indent))
}

function under(head: string, value: Json, indent: string): string[] {
  const inner = `${indent}  `
  if (typeof value === 'string' && value.includes('\n')) return [`${head} |`, ...linesOf(value, inner)]
  if (Array.isArray(value)) return value.length === 0 ? [`${head} []`] : [head, ...value.flatMap((item) => itemOf(item, inner))]
  if (typeof value === 'object' && value !== null) {
    return Object.keys(value).length === 0 ? [`${head} {}`] : [head, ...membersOf(value, inner)]
  }
  return [`${head} ${scalar(value)}`]
}

/** An object in a list begins beside the dash. */
function itemOf(item: Json, indent: string): string[] {
  if (typeof item === 'object' && item !== null && !Array.isArray(item) && Object.keys(item).length > 0) {
    const [first = '', ...rest] = membersOf(item, `${indent}  `)
    return [`${indent}- ${first.slice(indent.length + 2)}`, ...rest]
  }
  return under(`${indent}-`, item, indent)
}

const linesOf = (text: string, indent: string) =>
  text
    .replace(/\n$/, '')
    .split('\n')
    .map((line) => (line === '' ? '' : indent + line))

const scalar = (value: string | number | boolean | null) => (typeof value === 'string' ? plain(value) : JSON.stringify(value))

/** Without quotes where nothing in it could be taken for something else. */
const plain = (text: string) =>
  /^[A-Za-z_./$@][^:#"'\n\t]*$/.test(text) && !/^(?:true|false|null)$/.test(text) && text === text.trim() ? text : JSON.stringify(text)
