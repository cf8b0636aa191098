/**
 * Values by name as text of a dotenv file that reads back the same. Dotenv knows no escape for a quote, so a few values fit into no file: a
 * comment stands in place of such a one.
 *
 * @see {@link https://github.com/motdotla/dotenv#what-rules-does-the-parsing-engine-follow}
 */
export const dotenvText = (values: [name: string, value: string][]): string =>
  values.map(([name, value]) => `${line(name, value)}\n`).join('')

function line(name: string, value: string): string {
  const written = writings.map((write) => write(value)).find((text) => text !== undefined)
  return written === undefined ? `# ${name} is left out: its value fits into no dotenv file. Reveal it by itself.` : `${name}=${written}`
}

/** Ways to write a value, undefined where one does not fit. Plain ones first; a shell reads those and the single-quoted ones alike. */
const writings: ((value: string) => string | undefined)[] = [
  (value) => (/^[\w./:@%+,=~-]+$/.test(value) ? value : undefined),
  (value) => (fits(value, "'") && !value.includes('\r') ? `'${value}'` : undefined),
  (value) => (fits(value, '"') && !/\\[nr]/.test(value) ? `"${value.replaceAll('\n', '\\n').replaceAll('\r', '\\r')}"` : undefined),
  (value) => (fits(value, '`') && !value.includes('\r') ? `\`${value}\`` : undefined),
  (value) => (/^[^\s'"`#](?:[^#\r\n]*[^\s#])?$/.test(value) ? value : undefined),
]

/** A backslash before the closing quote would make it part of the value. */
const fits = (value: string, quote: string) => !value.includes(quote) && !value.endsWith('\\')
