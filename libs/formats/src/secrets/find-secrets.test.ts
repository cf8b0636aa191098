import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { ComponentType } from '@ccm/contract'
import { describe, expect, it } from 'vitest'
import { findSecrets, locateSecrets } from './find-secrets.ts'

// Put together here, so that nothing that scans this file takes them for real ones.
const random = 'q7Zt2LmV9xR4bNc8WsK1yDf6'
const made = (start: string, length = 36) => start + (random + random + random).slice(0, length)
const github = made('ghp' + '_')
const server = (config: object) => findSecrets('mcp-server', { type: 'stdio', command: 'npx', ...config })

describe('a literal that looks like a secret', () => {
  it.each([
    ['an Anthropic key', made('sk-' + 'ant-api03-', 60), 'ANTHROPIC_API_KEY'],
    ['an OpenAI key', made('sk-' + 'proj-', 40), 'OPENAI_API_KEY'],
    ['a GitHub token', github, 'GITHUB_TOKEN'],
    ['a GitHub token', made('github_' + 'pat_', 50), 'GITHUB_TOKEN'],
    ['a GitLab token', made('glpat' + '-', 20), 'GITLAB_TOKEN'],
    ['a Slack token', made('xoxb' + '-123456789012-', 24), 'SLACK_TOKEN'],
    ['an AWS access key', 'AKIA' + 'Q7ZT2LMV9XR4BNC8', 'AWS_ACCESS_KEY_ID'],
    ['a Google key', made('AI' + 'za', 35), 'GOOGLE_API_KEY'],
    ['an npm token', made('npm' + '_'), 'NPM_TOKEN'],
    ['a Stripe key', made('sk_' + 'live_', 24), 'STRIPE_SECRET_KEY'],
    ['a signed token', `${made('ey' + 'J', 20)}.${made('ey' + 'J', 30)}.${random}`, 'ACCESS_TOKEN'],
    ['a private key', `-----BEGIN RSA PRIVATE ${'KEY'}-----\n${random}\n-----END RSA PRIVATE KEY-----`, 'PRIVATE_KEY'],
  ])('is found by its shape: %s', (what, token, name) => {
    const [found, ...more] = findSecrets('claude-md', { template: `Use it like this:\n\n    ${token}\n\nand tell nobody.` })
    expect(found).toMatchObject({ path: ['template'], message: expect.stringContaining(what), suggestedName: name })
    expect(more).toEqual([])
  })

  it.each([
    ['under env', { env: { BRAVE_KEY: random } }, ['env', 'BRAVE_KEY'], 'BRAVE_KEY'],
    ['as a password', { env: { DB_PASSWORD: 'hunter22!' } }, ['env', 'DB_PASSWORD'], 'DB_PASSWORD'],
    ['as the value of a flag', { args: ['--api-key', random] }, ['args', 1], 'API_KEY'],
    ['behind a flag', { args: ['-y', `--access-token=${random}`] }, ['args', 1], 'ACCESS_TOKEN'],
    ['in a header', { type: 'http', headers: { Authorization: `Bearer ${random}` } }, ['headers', 'Authorization'], 'ACCESS_TOKEN'],
    ['in a header of its own', { type: 'http', headers: { 'X-Api-Key': random } }, ['headers', 'X-Api-Key'], 'X_API_KEY'],
    ['in a header on a command line', { args: ['--header', `X-Api-Key: ${random}`] }, ['args', 1], 'X_API_KEY'],
    ['in a URL', { args: ['postgresql://app:s3cr3t-pw@db.local/app'] }, ['args', 0], 'PASSWORD'],
    ['among fields nobody knows', { extra: { clientSecret: random } }, ['extra', 'clientSecret'], 'CLIENT_SECRET'],
  ])('is found %s', (_name, config, path, name) => {
    expect(server(config)).toEqual([{ path, suggestedName: name, message: expect.stringMatching(/^This looks like .* env var\.$/) }])
  })

  it('is found in the command of a hook', () => {
    const config = { event: 'Stop', hooks: [{ type: 'command', command: `API_TOKEN=${random} ./notify.sh` }] }
    expect(findSecrets('hook', config)).toMatchObject([{ path: ['hooks', 0, 'command'], suggestedName: 'API_TOKEN' }])
  })

  it('is located within a longer text', () => {
    const text = `Bearer ${random}`
    const [found] = locateSecrets('mcp-server', { type: 'http', url: 'https://e.com', headers: { Authorization: text } })
    expect(text.slice(found?.start, found?.end)).toBe(random)
  })

  it('is never repeated in what is said about it', () => {
    expect(JSON.stringify(server({ env: { A_KEY: random, B_TOKEN: github, URL: `https://u:${random}@h` } }))).not.toMatch(
      new RegExp(`${random}|${github}`),
    )
  })

  it('has a name of its own, and one value has one name', () => {
    const names = server({ args: ['--token', random, '--token', github, '--token', random] }).map(({ suggestedName }) => suggestedName)
    expect(names).toEqual(['TOKEN', 'GITHUB_TOKEN', 'TOKEN'])
    const two = server({ args: [github, made('ghp' + '_', 40)] }).map(({ suggestedName }) => suggestedName)
    expect(two).toEqual(['GITHUB_TOKEN', 'GITHUB_TOKEN_2'])
  })
})

describe('what is no secret', () => {
  it.each([
    '${API_KEY}',
    '$API_KEY',
    'Bearer ${API_KEY}',
    '{{apiKey}}',
    'your-key-here',
    'YOUR_API_KEY',
    'xxx',
    'xxxxxxxxxxxxxxxxxxxxxxxx',
    'sk-ant-xxxxxxxxxxxxxxxxxxxxxxxx',
    'ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',
    'changeme',
    'change-me-please-1',
    '<token>',
    '<your-token-here>',
    '********************',
    'sk-...',
    'AKIAIOSFODNN7EXAMPLE',
    'replace-with-your-token-123',
    '/run/secrets/api-key-2',
    '~/.config/token.json',
    'https://example.com/token/0123456789',
    'true',
    '4096',
    'my-project-cache-v1',
    '',
  ])('under the name of one: %j', (value) => {
    expect(server({ env: { API_KEY: value }, args: ['--token', value, `--secret=${value}`] })).toEqual([])
  })

  it.each<[string, ComponentType, object]>([
    ['names that only sound like it', 'settings', { env: { MAX_THINKING_TOKENS: '31999', PUBLIC_KEY: random, KEYBOARD: random } }],
    ['a helper that fetches one', 'settings', { apiKeyHelper: '/usr/local/bin/fetch-key --account Work2024' }],
    ['keys of a keyboard', 'keybindings', { bindings: [{ context: 'Chat', bindings: { 'ctrl+k': 'command:key' } }] }],
    ['rules', 'permissions', { deny: ['Read(./secrets/**)', 'Bash(export API_KEY=*)', 'Read(**/*.pem)'] }],
    ['the hash of a file', 'skill', { description: 'x', prompt: 'x', files: [{ path: 'a', hash: 'ab12'.repeat(16), executable: false }] }],
    [
      'sentences about them',
      'subagent',
      {
        description: 'Looks for a leaked token: AKIA..., sk-ant-..., passwords',
        prompt: 'Password: never ask for it. Use token authentication-required-everywhere.',
      },
    ],
    [
      'a database for development',
      'mcp-server',
      { type: 'stdio', command: 'x', args: ['postgresql://postgres:postgres@localhost/app', 'postgres://u:${PW}@h'] },
    ],
    [
      'commit hashes and packages',
      'hook',
      { event: 'Stop', hooks: [{ type: 'command', command: 'npx -y @acme/key-server@1.2.3-beta.20240101 --commit 3f2a9c81d7e64b50a1c2' }] },
    ],
    ['a URL with a port', 'mcp-server', { type: 'http', url: 'http://localhost:8080/mcp@latest' }],
  ])('%s', (_name, type, config) => {
    expect(findSecrets(type, config)).toEqual([])
  })

  it('anything in the starter library', () => {
    const file = resolve(import.meta.dirname, '../../../../prisma/starter/library.json')
    const { components }: { components: { type: ComponentType; name: string; config: unknown }[] } = JSON.parse(readFileSync(file, 'utf8'))
    for (const { type, name, config } of components) expect(findSecrets(type, config), name).toEqual([])
  })
})
