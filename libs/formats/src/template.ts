/** A template with its values in place, and the names it asks for that have none, each once. */
export interface Filled {
  text: string
  unknown: string[]
}

/**
 * Puts values where `{{name}}` stands; `\{{` is a literal `{{`. Values are taken as they are and not filled in again.
 * A name without a value stays as it is and is reported.
 */
export function fillTemplate(text: string, values: Readonly<Record<string, string>>): Filled {
  const unknown = new Set<string>()
  const filled = text.replace(/\\\{\{|\{\{[ \t]*([A-Za-z_][A-Za-z0-9_]*)[ \t]*\}\}/g, (found, name?: string) => {
    if (name === undefined) return '{{'
    if (Object.hasOwn(values, name)) return values[name] ?? found
    unknown.add(name)
    return found
  })
  return { text: filled, unknown: [...unknown] }
}
