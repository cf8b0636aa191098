import { expect, it } from 'vitest'
import { readServers, writeServers } from './servers.ts'

it('are some by name and some brought along, in one list', () => {
  const items = ['github', { docs: { type: 'http', url: 'https://docs.example.com/mcp' }, local: { command: 'node' } }]
  const servers = readServers(items)
  expect(servers.names).toEqual(['github'])
  expect(Object.keys(servers.own)).toEqual(['docs', 'local'])
  expect(writeServers(servers)).toEqual([
    'github',
    { docs: { type: 'http', url: 'https://docs.example.com/mcp' } },
    { local: { command: 'node' } },
  ])
})

it('are no field when there are none', () => {
  expect(writeServers(readServers([]))).toBeUndefined()
})
