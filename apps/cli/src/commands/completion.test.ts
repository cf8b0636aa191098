import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openWorld, type World } from '../testing/world.ts'

let world: World
beforeEach(async () => {
  world = await openWorld()
})
afterEach(() => world.close())

it('answers a script with what fits, one line each', async () => {
  expect((await world.ccm('completion', 'words', '--', 'apply', '--profile', '')).out).toBe('none\nessentials\tFor every project\n')
})

it('offers nothing from a server that is away, and says nothing', async () => {
  await world.server.close()
  expect(await world.ccm('completion', 'words', '--', 'apply', '--profile', '')).toEqual({ code: 0, out: 'none\n', err: '' })
})

it('offers bound directories without asking anybody', async () => {
  await world.ccm('apply', '--profile', 'essentials', '--yes')
  world.server.calls.length = 0
  expect((await world.ccm('completion', 'words', '--', 'sync', '')).out).toBe(`directories\n${world.project}\tdemo\n`)
  expect(world.server.calls).toEqual([])
})

it('names the shells there are', async () => {
  const { code, err } = await world.ccm('completion', 'bsh')
  expect({ code, err }).toEqual({ code: 64, err: 'ccm: There is no shell "bsh"; did you mean "bash"? Use one of: bash, zsh, fish.\n' })
})

describe('in bash', () => {
  /** A `ccm` that notes the words it is asked with, one a line, and answers as told. */
  function fakeCcm(answer: string): string {
    const bin = join(world.home, 'bin')
    mkdirSync(bin)
    writeFileSync(join(bin, 'ccm'), `#!/bin/sh\nprintf '%s\\n' "$@" > "${world.home}/asked"\nprintf '${answer}'\n`, { mode: 0o755 })
    return `${bin}:/usr/bin:/bin`
  }

  async function complete(words: string[], PATH: string) {
    const { out: script } = await world.ccm('completion', 'bash')
    writeFileSync(join(world.home, 'script'), script)
    const quoted = words.map((word) => `'${word}'`).join(' ')
    const test = `source ./script; COMP_WORDS=(${quoted}); COMP_CWORD=${words.length - 1}; _ccm; printf '%s\\n' "\${COMPREPLY[@]}"`
    const out = execFileSync('bash', ['--norc', '-uc', test], { cwd: world.home, env: { PATH }, encoding: 'utf8' })
    return { replies: out.split('\n').filter(Boolean), asked: execFileSync('cat', ['asked'], { cwd: world.home, encoding: 'utf8' }) }
  }

  it('offers what ccm answers', async () => {
    const { replies, asked } = await complete(['ccm', 'sync', '--a'], fakeCcm('none\\n--all\\tEvery one\\n--accept-server\\tGo on\\n'))
    expect(replies).toEqual(['--all', '--accept-server'])
    expect(asked).toBe('completion\nwords\n--\nsync\n--a\n')
  })

  it('quotes what has spaces, and adds directories where they fit', async () => {
    mkdirSync(join(world.home, 'shelf'))
    const { replies } = await complete(['ccm', 'sync', 'sh'], fakeCcm('directories\\n/my code/shop\\tshop\\n'))
    expect(replies).toEqual(['/my\\ code/shop', 'shelf'])
  })

  it('runs nothing that stands on the line', async () => {
    const path = fakeCcm('none\\n')
    const { asked } = await complete(['ccm', 'sync', '$(touch owned)', '`touch owned`', ''], path)
    expect(asked).toBe('completion\nwords\n--\nsync\n$(touch owned)\n`touch owned`\n\n')
    expect(execFileSync('ls', { cwd: world.home, encoding: 'utf8' })).not.toContain('owned')
  })

  it('survives a ccm that fails', async () => {
    const { replies } = await complete(['ccm', ''], fakeCcm(''))
    expect(replies).toEqual([])
  })
})

it.each(['zsh', 'fish'])('prints a script %s can read, where it is installed', async (shell) => {
  const { out } = await world.ccm('completion', shell)
  expect(out).toContain('ccm completion words -- ')
  const { error, status, stderr } = spawnSync(shell, ['-n'], { input: out, encoding: 'utf8' })
  if (error === undefined) expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
})
