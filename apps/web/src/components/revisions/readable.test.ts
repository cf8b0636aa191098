import { expect, it } from 'vitest'
import { readable } from './readable.ts'

const revision = { name: 'notes', key: 'notes', description: 'Writes: notes', sourceUrl: null, version: null }

it('keeps the lines of a long text apart', () => {
  expect(readable({ ...revision, config: { prompt: 'First.\n\nSecond.\n', model: 'opus' } })).toBe(
    ['name: notes', 'description: "Writes: notes"', 'config:', '  prompt: |', '    First.', '', '    Second.', '  model: opus', ''].join(
      '\n',
    ),
  )
})

it('writes lists and objects in them', () => {
  const config = { args: ['-y', '--a b'], hooks: [{ type: 'command', command: 'true', timeout: 5 }, []], env: {}, off: false, none: null }
  expect(readable({ ...revision, key: 'Notes', config })).toBe(
    [
      'name: notes',
      'key: Notes',
      'description: "Writes: notes"',
      'config:',
      '  args:',
      '    - "-y"',
      '    - "--a b"',
      '  hooks:',
      '    - type: command',
      '      command: "true"',
      '      timeout: 5',
      '    - []',
      '  env: {}',
      '  off: false',
      '  none: null',
      '',
    ].join('\n'),
  )
})

it('tells texts from what they look like', () => {
  expect(readable({ ...revision, config: { a: 'true', b: '5', c: '', d: ' x', e: '# no comment' } })).toContain(
    '  a: "true"\n  b: "5"\n  c: ""\n  d: " x"\n  e: "# no comment"\n',
  )
})
