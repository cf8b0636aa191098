import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hasMask, maskSecrets } from './mask-secrets.ts'

// Put together here, so that nothing that scans this file takes them for real ones.
const random = 'q7Zt2LmV9xR4bNc8WsK1yDf6'
const github = `${'ghp'}_${(random + random).slice(0, 36)}`
const one = (text: string) => maskSecrets([text])[0]
const lines = (text: string) => text.split('\n').length

describe('what is masked', () => {
  it.each([
    ['a token in prose', `Use ${github} here.`, 'Use ‹secret 1› here.'],
    ['a member of JSON', `{\n  "BRAVE_API_KEY": "${random}"\n}`, '{\n  "BRAVE_API_KEY": "‹secret 1›"\n}'],
    ['a short one under the name of a secret', '{ "apiKey": "abc123def" }', '{ "apiKey": "‹secret 1›" }'],
    ['a password with white space', '"password": "correct horse battery"', '"password": "‹secret 1›"'],
    ['a password with a dollar', `DB_PASSWORD='pa$word123'`, `DB_PASSWORD='‹secret 1›'`],
    ['a header', `"Authorization": "Bearer ${random}"`, '"Authorization": "Bearer ‹secret 1›"'],
    ['a short header', `curl -H 'Authorization: Basic dXNlcjpwdw=='`, `curl -H 'Authorization: Basic ‹secret 1›'`],
    ['a header of its own', `-H "X-Api-Key: ${random}" https://e.com`, '-H "X-Api-Key: ‹secret 1›" https://e.com'],
    ['a variable of a script', 'export API_TOKEN=abc123DEF456\nrun', 'export API_TOKEN=‹secret 1›\nrun'],
    ['a default of a reference', `\${API_KEY:-${random}}`, '${API_KEY:-‹secret 1›}'],
    ['frontmatter', `---\nname: a\napi_key: abc123def456 # mine\n---\n`, '---\nname: a\napi_key: ‹secret 1› # mine\n---\n'],
    ['folded YAML', `token: >-\n  ${random}\n`, 'token: >-\n  ‹secret 1›\n'],
    ['the value of a flag', `run --api-key ${random} -y`, 'run --api-key ‹secret 1› -y'],
    ['the next item of a list', `[\n  "--token",\n  "${random}"\n]`, '[\n  "--token",\n  "‹secret 1›"\n]'],
    ['a password in a URL', 'postgresql://app:s3cr3t-pw@db/app', 'postgresql://app:‹secret 1›@db/app'],
    ['a parameter of a URL', `https://e.com/?api_key=${random}&page=2`, 'https://e.com/?api_key=‹secret 1›&page=2'],
    ['a script in JSON', `"export API_KEY=\\"${random}\\" && run"`, '"export API_KEY=\\"‹secret 1›\\" && run"'],
  ])('%s', (_what, text, masked) => {
    expect(one(text)).toBe(masked)
    expect(hasMask(masked)).toBe(true)
  })

  it('is a private key, line by line, also in JSON and without its end', () => {
    const [begin, end] = [`-----BEGIN RSA PRIVATE ${'KEY'}-----`, `-----END RSA PRIVATE ${'KEY'}-----`]
    expect(one(`a\n${begin}\n${random}\n${random}==\n${end}\nb`)).toBe(`a\n${Array(4).fill('‹secret 1›').join('\n')}\nb`)
    expect(one(`{ "k": "${begin}\\n${random}\\n${end}\\n" }`)).toBe('{ "k": "‹secret 1›\\n" }')
    expect(one(`${begin}\n${random}\nand so on`)).toBe('‹secret 1›\n‹secret 1›\nand so on')
    expect(one(`It starts with ${begin} and more.`)).toBe(`It starts with ${begin} and more.`)
  })

  it('has one number for one value in all texts, wherever it stands', () => {
    const before = `API_KEY=${random}\necho ${random}\n`
    const after = `# ${random}\nAPI_KEY=${github}\n`
    expect(maskSecrets([before, after, before])).toEqual([
      'API_KEY=‹secret 1›\necho ‹secret 1›\n',
      '# ‹secret 1›\nAPI_KEY=‹secret 2›\n',
      'API_KEY=‹secret 1›\necho ‹secret 1›\n',
    ])
  })

  it('does not meet a mask that is there already', () => {
    expect(one(`‹secret 3› and ${github}`)).toBe('‹secret 3› and ‹secret 4›')
  })
})

describe('what stays', () => {
  it.each([
    'API_KEY=${API_KEY}',
    '"Authorization": "Bearer ${TOKEN}"',
    '"apiKey": "${API_KEY:-}"',
    'token: $TOKEN',
    'password: {{password}}',
    'API_KEY=$(pass show api)',
    'API_KEY=your-key-here',
    'API_KEY=xxxxxxxxxxxxxxxx',
    '"tokenFile": "/run/secrets/token-1"',
    'api_key: ~/.config/key-2.txt',
    'Password: never ask for it. Use token authentication-required-everywhere.',
    'token = get_token()',
    'MAX_THINKING_TOKENS=31999',
    'key: my-project-cache-v1',
    '--commit 3f2a9c81d7e64b50a1c2 --key value',
    '‹secret 1›',
    '"env": { "TOKEN": "‹secret 2›" }',
    '',
  ])('%j', (text) => {
    expect(one(text)).toBe(text)
  })
})

const letters = fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789')
/** What a generator of tokens gives: as many letters as asked for, of enough kinds. */
const drawn = (length: number) => fc.array(letters, { minLength: length, maxLength: length }).map((chars) => `q7Zt2LmV9x${chars.join('')}`)
const tokens = fc.oneof(
  drawn(26).map((text) => `${'ghp'}_${text}`),
  drawn(20).map((text) => `${'glpat'}-${text}`),
  drawn(20).map((text) => `${'sk-ant'}-${text}`),
  drawn(20).map((text) => `Bearer ${text}`),
)
const places = fc.constantFrom(
  (secret: string) => `${secret}\n`,
  (secret: string) => `"API_KEY": "${secret}",\n`,
  (secret: string) => `--token ${secret}\n`,
  (secret: string) => `{"command":"X_TOKEN=${secret} run"}`,
)
const texts = fc.stringMatching(/^[a-z ,.:="'{}\n-]{0,60}$/)

it('lets no token through, keeps the lines and is the same the second time', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(texts, places, tokens), { minLength: 1, maxLength: 5 }), (parts) => {
      const text = parts.map(([before, place, token]) => `${before}\n${place(token)}`).join('')
      const masked = one(text) ?? ''
      for (const [, , token] of parts) expect(masked).not.toContain(token.replace('Bearer ', ''))
      expect(lines(masked)).toBe(lines(text))
      expect(one(masked)).toBe(masked)
    }),
  )
})

it('leaves a text of words alone', () => {
  fc.assert(fc.property(fc.stringMatching(/^[a-z ,.\n]{0,200}$/), (text) => one(text) === text))
})

it.each([
  ['a.', 'a.'],
  ['-eyJ', '-eyJ'],
  ['names that never end', 'token='],
  ['quotes that never end', 'token="'],
  ['colons', 'x://u:'],
  ['headings of keys', `-----BEGIN PRIVATE ${'KEY'}-----`],
  ['dashes', '-'],
  ['flags', '--token '],
  ['many secrets', ''],
])('takes no longer than a test may for 64 KB on a line: %s', (_what, part) => {
  const size = 64 * 1024
  const text =
    part === ''
      ? Array.from({ length: size / 32 }, (_, index) => `API_KEY=${random.slice(0, 16)}${String(index).padStart(7, '0')} `).join('')
      : part.repeat(size / part.length)
  expect(lines(one(text) ?? '')).toBe(1)
})
