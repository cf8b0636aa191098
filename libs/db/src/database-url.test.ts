import { expect, it } from 'vitest'
import { databaseFile } from './database-url.ts'

it.each([
  [undefined, '/clone/data/ccm.db'],
  ['file:./other.db', '/clone/other.db'],
  ['file:/abs/x.db', '/abs/x.db'],
])('reads %s against the workspace, whatever the current directory is', (url, file) => {
  expect(databaseFile(url, '/clone')).toBe(file)
})

it('refuses what is no file', () => {
  expect(() => databaseFile('postgres://x', '/clone')).toThrow('DATABASE_URL must start with "file:"')
})
