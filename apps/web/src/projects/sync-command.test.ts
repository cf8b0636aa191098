import { execFileSync } from 'node:child_process'
import { expect, it } from 'vitest'
import { shellWord, syncCommand } from './sync-command.ts'

it('needs no quotes for a plain path', () => {
  expect(syncCommand('/home/dana/code/storefront')).toBe('cd /home/dana/code/storefront && ccm sync')
})

it.each([`/home/dana/it's here`, '/tmp/a b', '/tmp/$(touch x)', '/tmp/`x`', '/tmp/"q"', '/tmp/a;b', '/tmp/ü\\n'])(
  'gives a shell the path %s as one word',
  (path) => {
    expect(execFileSync('/bin/sh', ['-c', `printf %s ${shellWord(path)}`], { encoding: 'utf8' })).toBe(path)
  },
)

it('speaks PowerShell for a Windows path', () => {
  expect(syncCommand("C:\\work\\it's here")).toBe("cd 'C:\\work\\it''s here'; ccm sync")
})
