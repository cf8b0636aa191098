/** The names that a text refers to as Claude Code expands them: `${NAME}`, without those that bring a default. */
export const namesIn = (text: string): string[] => [
  ...new Set([...text.matchAll(/\$\{([A-Za-z_][A-Za-z0-9_]*)\}/g)].flatMap(([, name]) => (name ? [name] : []))),
]

/** The name a text is a reference to and nothing else. */
export const nameOfRef = (text: string): string | undefined => /^\$\{([A-Za-z_][A-Za-z0-9_]*)(?::-[^}]*)?\}$/.exec(text)?.[1]

/** What somebody has typed of a reference that is not finished: "PG" of `${PG`. */
export const begunRef = (text: string): string | undefined =>
  /^\$\{?(?:[A-Za-z_][A-Za-z0-9_]*)?\}?$/.test(text) ? text.replace(/[${}]/g, '') : undefined

export const refTo = (name: string) => `\${${name}}`

/**
 * Puts a reference where a value holds one already, or behind the word that says how it is meant (`Bearer`); otherwise in the place of the
 * whole value.
 */
export function withRef(value: string, name: string): string {
  const refs = value.match(/\$\{[^}]*\}/g) ?? []
  const [only] = refs
  if (only !== undefined && refs.length === 1) return value.replace(only, () => refTo(name))
  const scheme = /^(?:Bearer|Basic|Token|token) /.exec(value)?.[0] ?? ''
  return scheme + refTo(name)
}
