import { expect, it } from 'vitest'
import { contentOf, context, ownDirectoryContext, sample, userContext } from '../samples.ts'
import { renderKeybindings } from './keybindings.ts'

const keys = sample('keybindings', 'mine', {
  bindings: [
    { context: 'Chat', bindings: { 'ctrl+e': 'chat:externalEditor', 'ctrl+u': null } },
    { bindings: { 'ctrl+k ctrl+s': 'command:ship' }, context: 'Global', extra: { note: 'x' } },
  ],
})

it('writes one entry for each context; one that starts a command runs', () => {
  const { artifacts, warnings } = renderKeybindings(keys, userContext)
  expect(warnings).toEqual([])
  expect(artifacts).toMatchObject([
    { id: 'home:.claude/keybindings.json#/bindings[sample-id/0]', runs: false },
    { id: 'home:.claude/keybindings.json#/bindings[sample-id/1]', runs: true },
  ])
  expect(JSON.parse(contentOf(artifacts) ?? '')).toEqual({
    bindings: [
      { context: 'Chat', bindings: { 'ctrl+e': 'chat:externalEditor', 'ctrl+u': null } },
      { context: 'Global', bindings: { 'ctrl+k ctrl+s': 'command:ship' }, note: 'x' },
    ],
  })
})

it('lies at the top of a directory of its own', () => {
  expect(renderKeybindings(keys, ownDirectoryContext).artifacts[0]?.path).toBe('keybindings.json')
})

it('writes nothing into a project and says what to do', () => {
  const { artifacts, warnings } = renderKeybindings(keys, context)
  expect(artifacts).toEqual([])
  expect(warnings).toMatchObject([{ code: 'no-such-scope', message: expect.stringContaining('user profile') }])
})
