/** What is wrong with a text that has to be JSON, and where; undefined when nothing is. */
export function jsonProblem(text: string): string | undefined {
  const message = errorOf(text)
  if (message === undefined) return undefined
  const before = text.slice(0, placeIn(text))
  const line = before.split('\n').length
  const column = before.length - before.lastIndexOf('\n')
  return `That is no JSON, at line ${line}, column ${column}: ${reasonIn(message)}.`
}

/** Without the place, which is said in lines, and without the excerpt. */
const reasonIn = (message: string) =>
  message
    .replace(/ (?:in|after) JSON at position .*$/s, '')
    .replace(/, (?:\.\.\.)?".* is not valid JSON$/s, '')
    .replace("'\n'", 'at the end of the line')

/**
 * Where it goes wrong. The engine's message names the place only sometimes; but every beginning of the text up to there is merely
 * unfinished, and every longer one is wrong.
 */
function placeIn(text: string): number {
  let [good, bad] = [0, text.length + 1]
  while (bad - good > 1) {
    const middle = (good + bad) >> 1
    if (isUnfinished(text.slice(0, middle))) good = middle
    else bad = middle
  }
  return good
}

function isUnfinished(beginning: string): boolean {
  const message = errorOf(beginning)
  if (message === undefined || /Unexpected end|Unterminated/.test(message)) return true
  const position = / at position (\d+)/.exec(message)?.[1]
  return position !== undefined && Number(position) >= beginning.length
}

function errorOf(text: string): string | undefined {
  try {
    JSON.parse(text)
    return undefined
  } catch (error) {
    if (error instanceof SyntaxError) return error.message
    throw error
  }
}
