import { StreamLanguage, type StringStream } from '@codemirror/language'

interface State {
  /** The quotation mark that is open. */
  quote: '"' | "'" | undefined
}

const words = /^(?:if|then|else|elif|fi|for|while|until|do|done|case|esac|in|function|return|exit|export|local|set|exec)\b/

function quoted(stream: StringStream, state: State): string {
  while (!stream.eol()) {
    const next = stream.next()
    if (next === '\\' && state.quote === '"') stream.next()
    else if (next === state.quote) {
      state.quote = undefined
      break
    }
  }
  return 'string'
}

function token(stream: StringStream, state: State): string | null {
  if (state.quote) return quoted(stream, state)
  if (stream.eatSpace()) return null
  const atWord = stream.sol() || /[\s;&|(]/.test(stream.string.charAt(stream.pos - 1))
  if (atWord && stream.peek() === '#') {
    stream.skipToEnd()
    return 'comment'
  }
  if (atWord && stream.match(words)) return 'keyword'
  if (stream.match(/^\$(?:\w+|[?#@*!$-])/)) return 'variableName'
  const next = stream.next()
  if (next === '\\') stream.next()
  if (next !== '"' && next !== "'") return null
  state.quote = next
  return quoted(stream, state)
}

/** Enough of a shell script for its colours. */
export const shell = StreamLanguage.define<State>({
  name: 'shell',
  startState: () => ({ quote: undefined }),
  copyState: (state) => ({ ...state }),
  token,
  languageData: { commentTokens: { line: '#' } },
})
