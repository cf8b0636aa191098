import { expect, it } from 'vitest'
import { changeConfig, fieldsIn, toggleField } from './override-draft.ts'

const config = { type: 'stdio', command: 'npx', args: ['-y'], env: { A: '1', B: '2' } }

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
