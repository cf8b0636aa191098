/** One line of a `.env` file: an optional `export`, a name, `=`, the rest. */
const line = /^\s*(?:export\s+)?([A-Za-z_][\w.-]*)\s*=\s*(.*?)\s*$/

/**
 * Reads pasted `.env` text: `NAME=value` per line, quotes taken off, comments and empty lines skipped.
 *
 * @returns nothing when there is a line that is none of these: it is then plain text.
 */
export function parseEnv(text: string): [string, string][] | undefined {
  const lines = text.split(/\r?\n/).filter((one) => one.trim() !== '' && !one.trimStart().startsWith('#'))
  const pairs = lines.map(toPair)
  const found = pairs.filter((pair) => pair !== undefined)
  return found.length > 0 && found.length === pairs.length ? found : undefined
}

function toPair(text: string): [string, string] | undefined {
  const [, name, rest] = line.exec(text) ?? []
  return name === undefined || rest === undefined ? undefined : [name, unquote(rest)]
}

function unquote(text: string): string {
  const [, double, single] = /^(?:"((?:[^"\\]|\\.)*)"|'([^']*)')(?:\s+#.*)?$/.exec(text) ?? []
  if (double !== undefined) return double.replace(/\\n/g, '\n').replace(/\\(["\\$])/g, '$1')
  return single ?? text.replace(/\s+#.*$/, '')
}
