import { expect, it } from 'vitest'
import { type Change, withChanges } from './with-changes.ts'

const config = { type: 'stdio', command: 'npx', args: ['-y'] }

it('makes one change after the other, the later over the earlier', () => {
  const changes: Change[] = [
    { by: 'shop', patch: { command: 'bunx', args: null } },
    { by: 'studio', patch: { command: 'deno' } },
  ]
  expect(withChanges('mcp-server', config, changes)).toEqual({ config: { type: 'stdio', command: 'deno' }, unfit: [] })
})

it('leaves out a change that does not fit what is typed, says whose it is, and makes the others', () => {
  const changes: Change[] = [
    { by: 'shop', patch: { command: null } },
    { by: 'studio', patch: { args: ['--quiet'] } },
  ]
  const { config: changed, unfit } = withChanges('mcp-server', config, changes)
  expect(changed).toEqual({ ...config, args: ['--quiet'] })
  expect(unfit).toEqual([expect.stringMatching(/^shop changes this by an override that does not fit it any more/)])
})
