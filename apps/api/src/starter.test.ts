import { execFileSync } from 'node:child_process'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readStarter } from './starter.ts'

const library = readStarter(resolve(import.meta.dirname, '../../../prisma/starter'))

describe('the starter library', () => {
  it('is valid and shows every type', () => {
    expect(new Set(library.components.map(({ type }) => type)).size).toBe(6)
    expect(library.profiles.map(({ name }) => name)).toEqual(['essentials', 'web-app'])
  })

  it('says of each component and profile when to use it', () => {
    for (const { name, description } of library.components) expect(description, name).toMatch(/Use it/)
    for (const { name, description } of library.profiles) expect(description.length, name).toBeGreaterThan(40)
  })

  it('keeps the lines of its texts', () => {
    const reviewer = library.components.find(({ name }) => name === 'code-reviewer')
    expect(reviewer?.config).toMatchObject({ prompt: expect.stringMatching(/yourself\.\n\n1\. Read/) })
  })

  it('uses every component in a profile', () => {
    const listed = new Set(library.profiles.flatMap(({ components }) => components.map(({ type, name }) => `${type} ${name}`)))
    expect(library.components.filter(({ type, name }) => !listed.has(`${type} ${name}`))).toEqual([])
  })
})

describe.skipIf(process.platform === 'win32')('the guard against forced pushes', () => {
  const parsed = library.components.find(({ name }) => name === 'guard-force-push')?.config
  const handler = parsed && 'hooks' in parsed && Array.isArray(parsed.hooks) ? parsed.hooks[0] : undefined
  const command = handler?.type === 'command' ? handler.command : ''
  const exitCode = (bash: string): number => {
    try {
      execFileSync('sh', ['-c', command], { input: JSON.stringify({ tool_name: 'Bash', tool_input: { command: bash } }), stdio: 'pipe' })
      return 0
    } catch (error) {
      return error instanceof Error && 'status' in error ? Number(error.status) : -1
    }
  }

  it.each(['git push --force', 'git push --force origin main', 'git push -f', 'cd x && git push origin main -f', 'git push -uf origin x'])(
    'stops %s',
    (bash) => {
      expect(exitCode(bash)).toBe(2)
    },
  )

  it.each(['git push', 'git push --force-with-lease', 'git push origin feature-fix', 'git push --follow-tags', 'rm -f x', 'echo push -f'])(
    'lets %s pass',
    (bash) => {
      expect(exitCode(bash)).toBe(0)
    },
  )
})
