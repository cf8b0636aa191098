import { existsSync } from 'node:fs'
import { expect, it } from 'vitest'
import { testDatabase } from './database.ts'

it('gives each caller an empty database of its own and leaves nothing behind', async () => {
  const first = testDatabase()
  const second = testDatabase()
  await first.db.prisma.setting.create({ data: { key: 'a', value: 'b' } })
  expect(await first.db.prisma.setting.count()).toBe(1)
  expect(await second.db.prisma.setting.count()).toBe(0)
  await first.remove()
  await second.remove()
  expect(existsSync(first.file)).toBe(false)
})
