import type { Artifact } from '@ccm/contract'
import { expect, it } from 'vitest'
import { compareArtifacts, sayChanges } from './profile-impact.ts'

const file = (path: string, content = ''): Artifact => ({
  kind: 'file',
  id: `project:${path}`,
  root: 'project',
  path,
  owners: [],
  runs: false,
  private: false,
  content,
  executable: false,
})

it('says what another profile would write, change and remove', () => {
  const changes = compareArtifacts([file('a'), file('b', 'old'), file('c')], [file('a'), file('b', 'new'), file('d'), file('e')])
  expect(changes).toEqual({ create: ['project:d', 'project:e'], update: ['project:b'], remove: ['project:c'] })
  expect(sayChanges(changes)).toBe('The next ccm sync writes 2 new, changes 1 and removes 1.')
})

it('says so when nothing changes', () => {
  expect(sayChanges(compareArtifacts([file('a')], [file('a')]))).toBe('The next ccm sync writes nothing: both profiles give the same.')
})
