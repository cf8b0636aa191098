import { isPlaceholder, looksRandom } from './literal.ts'

/** What a secret is, and the name an env var for it usually has. */
export interface Kind {
  /** With its article: "a GitHub token". */
  what: string
  name: string
}

/** A secret in a text, from `start` to before `end`. */
export interface Span extends Kind {
  start: number
  end: number
}

interface Shape extends Kind {
  /** The secret is its first group, or all of it when it has none. */
  pattern: RegExp
  /** The pattern alone says too little. */
  random?: true
}

/** Tokens that say by their shape what they are. The first that fits counts. Lengths are bounded where a text could make one look twice. */
const shapes: Shape[] = [
  {
    what: 'a private key',
    name: 'PRIVATE_KEY',
    pattern: /-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----[^]*?(?:-----END (?:[A-Z]+ )*PRIVATE KEY-----|$)/dg,
  },
  { what: 'an Anthropic key', name: 'ANTHROPIC_API_KEY', pattern: /\bsk-ant-[\w-]{20,}/dg },
  { what: 'an OpenAI key', name: 'OPENAI_API_KEY', pattern: /\bsk-[\w-]{20,}/dg, random: true },
  { what: 'a GitHub token', name: 'GITHUB_TOKEN', pattern: /\b(?:gh[pousr]_[A-Za-z0-9]{30,}|github_pat_\w{22,})/dg },
  { what: 'a GitLab token', name: 'GITLAB_TOKEN', pattern: /\bgl(?:pat|ptt|dt|rt|cbt|ft|oas|soat|imt|agent)-[\w-]{20,}/dg },
  { what: 'a Slack token', name: 'SLACK_TOKEN', pattern: /\b(?:xox[abeoprs]|xapp)-[\w-]{10,}/dg },
  { what: 'a Slack webhook', name: 'SLACK_WEBHOOK_URL', pattern: /https:\/\/hooks\.slack\.com\/services\/T\w+\/B\w+\/\w{16,}/dg },
  { what: 'an AWS access key', name: 'AWS_ACCESS_KEY_ID', pattern: /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/dg },
  { what: 'a Google key', name: 'GOOGLE_API_KEY', pattern: /\bAIza[\w-]{35}/dg },
  { what: 'a Google token', name: 'GOOGLE_TOKEN', pattern: /\b(?:GOCSPX-[\w-]{20,}|ya29\.[\w-]{20,})/dg },
  { what: 'an npm token', name: 'NPM_TOKEN', pattern: /\bnpm_[A-Za-z0-9]{36}/dg },
  { what: 'a Stripe key', name: 'STRIPE_SECRET_KEY', pattern: /\b(?:sk|rk)_(?:live|test)_[A-Za-z0-9]{16,}/dg },
  { what: 'a webhook secret', name: 'WEBHOOK_SECRET', pattern: /\bwhsec_[A-Za-z0-9+/=]{20,}/dg },
  { what: 'a signed token (JWT)', name: 'ACCESS_TOKEN', pattern: /\beyJ[\w-]{8,1000}\.eyJ[\w-]{8,8000}\.[\w-]{8,}/dg },
  { what: 'a password in a URL', name: 'PASSWORD', pattern: /\b[a-z][a-z0-9+.-]{0,30}:\/\/[^\s/:@"'`]*:([^\s/@"'`]{3,})@/dgi },
  { what: 'a token', name: 'ACCESS_TOKEN', pattern: /\b(?:Bearer|Basic|Token) +([\w.~+/=-]{16,})/dgi, random: true },
]

/** The first token in a text, by its shape. */
export function tokenIn(text: string): Span | undefined {
  const [first] = tokensIn(text)
  return first
}

/** The tokens in a text, shape by shape. Two may lie over each other. Takes time in proportion to the text. */
export function* tokensIn(text: string): Generator<Span> {
  for (const { pattern, what, name, random } of shapes) {
    for (const { indices } of text.matchAll(pattern)) {
      const [start, end] = indices?.[1] ?? indices?.[0] ?? [0, 0]
      const token = text.slice(start, end)
      if (!isPlaceholder(token) && (!random || looksRandom(token))) yield { what, name, start, end }
    }
  }
}
