/** Splits a list of tools as people paste it, at commas and line ends that are not within parentheses: `Agent(a, b), Read` is two tools. */
export function splitTools(text: string): string[] {
  const tools: string[] = []
  let depth = 0
  let start = 0
  for (let at = 0; at <= text.length; at += 1) {
    const char = text[at]
    if (char === '(') depth += 1
    else if (char === ')') depth = Math.max(0, depth - 1)
    else if (char === undefined || (depth === 0 && /[,\n]/.test(char))) {
      tools.push(text.slice(start, at).trim())
      start = at + 1
    }
  }
  return tools.filter((tool) => tool !== '')
}
