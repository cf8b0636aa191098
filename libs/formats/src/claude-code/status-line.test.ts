import { expect, it } from 'vitest'
import { contentOf, context, sample } from '../samples.ts'
import { renderStatusLine } from './status-line.ts'

it('writes one whole member, which runs', () => {
  const line = sample('status-line', 'git', {
    command: './line.sh',
    padding: 0,
    type: 'command',
    extra: { later: true, command: 'not this' },
  })
  const { artifacts, warnings } = renderStatusLine(line, context)
  expect(warnings).toEqual([])
  expect(artifacts).toMatchObject([{ id: 'project:.claude/settings.json#/statusLine', runs: true }])
  expect(contentOf(artifacts)).toMatchInlineSnapshot(`
    "{
      "statusLine": {
        "type": "command",
        "command": "./line.sh",
        "padding": 0,
        "later": true
      }
    }
    "
  `)
})
