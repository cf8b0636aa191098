import { Index } from 'solid-js'
import type { Token, TokenKind } from '../tint.ts'

const colours: Record<TokenKind, string> = {
  key: 't-key',
  string: 't-string',
  number: 't-number',
  punctuation: 't-punctuation',
  heading: 't-heading',
  reference: 't-reference',
  comment: 't-comment',
}

/** The coloured stretches of one line of code. */
export function Tokens(props: { of: Token[] }) {
  return (
    <Index each={props.of}>
      {(token) => {
        const kind = () => token().kind
        return <span class={colourOf(kind())}>{token().text}</span>
      }}
    </Index>
  )
}

export const colourOf = (kind: TokenKind | undefined) => (kind === undefined ? undefined : colours[kind])
