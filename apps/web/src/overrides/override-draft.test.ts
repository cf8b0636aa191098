import { expect, it } from 'vitest'
import { mergePatch } from './merge-patch.ts'
import { changeConfig, fieldsIn, toggleField } from './override-draft.ts'

const config = { type: 'stdio', command: 'npx', args: ['-y'], env: { A: '1', B: '2' } }

it('merges objects, replaces lists and takes out what is null', () => {
  expect(mergePatch(config, { args: ['x'], env: { A: null, C: '3' } })).toEqual({
    type: 'stdio',
    command: 'npx',
    args: ['x'],
    env: { B: '2', C: '3' },
  })
})

it('copies a field into the change, and takes it out again', () => {
  const withArgs = toggleField('{}', 'args', config)
  expect(JSON.parse(withArgs)).toEqual({ args: ['-y'] })
  expect(fieldsIn(withArgs)).toEqual(['args'])
  expect(JSON.parse(toggleField(withArgs, 'args', config))).toEqual({})
})

it('says what its type has against the result', () => {
  expect(changeConfig('mcp-server', config, '{"args":["z"]}')?.issues).toEqual([])
  expect(changeConfig('mcp-server', config, '{"command":null}')?.issues.map(({ path }) => path)).toEqual([['command']])
  expect(changeConfig('mcp-server', config, '{"command":')).toBeUndefined()
})
