import { execFileSync } from 'node:child_process'
import { mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { normalOrigin, repositoryOf } from './repository.ts'

let base: string
beforeEach(() => (base = realpathSync(mkdtempSync(join(tmpdir(), 'ccm-repository-')))))
afterEach(() => rmSync(base, { recursive: true, force: true }))

const git = (cwd: string, ...args: string[]) =>
  execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b', ...args], { cwd, stdio: ['ignore', 'pipe', 'ignore'] })

it('names every clone of one repository alike, and another repository otherwise', () => {
  for (const name of ['one', 'other']) {
    git(base, 'init', '-q', name)
    git(join(base, name), 'commit', '-q', '--allow-empty', '-m', name)
  }
  git(base, 'clone', '-q', 'one', 'clone')
  git(join(base, 'clone'), 'commit', '-q', '--allow-empty', '-m', 'more')
  const name = repositoryOf(join(base, 'one'))
  expect(name).toMatch(/^commit-[0-9a-f]{40}$/)
  expect(repositoryOf(join(base, 'clone'))).toBe(name)
  expect(repositoryOf(join(base, 'other'))).not.toBe(name)
})

it('goes by the origin where there is no history, without telling it', () => {
  git(base, 'init', '-q', 'empty')
  const empty = join(base, 'empty')
  expect(repositoryOf(empty)).toBeNull()
  git(empty, 'remote', 'add', 'origin', 'https://me:secret@git.example.com/team/shop.git')
  const name = repositoryOf(empty)
  expect(name).toMatch(/^origin-[0-9a-f]{64}$/)
  git(empty, 'remote', 'set-url', 'origin', 'git@git.example.com:team/shop')
  expect(repositoryOf(empty)).toBe(name)
})

it('knows none outside git', () => {
  expect(repositoryOf(base)).toBeNull()
})

it.each([
  ['https://git.example.com/team/shop.git', 'git.example.com/team/shop'],
  ['https://me:secret@Git.Example.com/team/shop/', 'git.example.com/team/shop'],
  ['git@git.example.com:team/shop.git', 'git.example.com/team/shop'],
  ['ssh://git@git.example.com:2222/team/shop.git', 'git.example.com/team/shop'],
])('takes %s for %s', (url, same) => {
  expect(normalOrigin(url)).toBe(same)
})
