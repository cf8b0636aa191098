import { expect, it } from 'vitest'
import { createGather } from './gather.ts'

it('asks once for all that a row of events makes stale, and again for what comes later', () => {
  const asked: (readonly string[])[] = []
  const waiting: (() => void)[] = []
  const gather = createGather(
    (callback) => {
      waiting.push(callback)
      return () => {}
    },
    (words) => asked.push(words),
  )
  gather.hear({ kind: 'target' })
  gather.hear({ kind: 'target' })
  gather.hear({ kind: 'machine' })
  expect(asked).toEqual([])
  waiting.shift()?.()
  expect(asked).toHaveLength(1)
  expect(new Set(asked[0])).toEqual(
    new Set(['impact', 'projects', 'machines', 'components', 'profiles', 'overrides', 'envVars', 'dashboard', 'activity']),
  )
  gather.hear({ kind: 'settings' })
  waiting.shift()?.()
  expect(asked[1]).toContain('settings')
  expect(waiting).toEqual([])
})
