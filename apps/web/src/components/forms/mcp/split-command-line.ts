/**
 * Splits a line as a POSIX shell does: quotes, backslashes, and a backslash at the end of a line that joins it with the next. Nothing is
 * expanded.
 */
export function splitCommandLine(line: string): string[] {
  const words: string[] = []
  let word: string | undefined
  let quote: string | undefined
  for (let at = 0; at < line.length; at += 1) {
    const char = line.charAt(at)
    const next = line.charAt(at + 1)
    if (quote === undefined && /\s/.test(char)) {
      if (word !== undefined) words.push(word)
      word = undefined
    } else if (char === '\\' && quote !== "'") {
      at += 1
      if (next === '\n') continue
      const isKept = quote === '"' && !/["\\$`]/.test(next)
      word = (word ?? '') + (isKept ? char + next : next)
    } else if (char === quote) quote = undefined
    else if (quote === undefined && (char === '"' || char === "'")) {
      quote = char
      word ??= ''
    } else word = (word ?? '') + char
  }
  return word === undefined ? words : [...words, word]
}
