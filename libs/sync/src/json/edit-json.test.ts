import type { Artifact } from '@ccm/contract'
import { composeFiles } from '@ccm/formats'
import { describe, expect, it } from 'vitest'
import { editJson } from './edit-json.ts'
import type { JsonEdit } from './json-edit.ts'
import { UnreadableJson } from './unreadable-json.ts'

const server: JsonEdit = { op: 'set', pointer: '/mcpServers/docs', value: { command: 'npx', args: ['-y'] } }
const edit = (text: string, ...edits: JsonEdit[]) => editJson(text, edits).text

describe('the look of what is put in', () => {
  it('is that of a file composed of the same artifacts, where there was no file', () => {
    const common = { root: 'project' as const, path: '.claude/settings.json', owners: [], runs: false, private: false }
    const artifacts: Artifact[] = [
      { kind: 'key', id: '1', pointer: '/permissions/defaultMode', value: 'plan', ...common },
      { kind: 'element', id: '2', pointer: '/permissions/allow', value: 'Read', ...common },
      {
        kind: 'element',
        id: '3',
        pointer: '/hooks/Stop',
        value: { hooks: [{ type: 'command', command: 'a "b"\n\u2028', args: [] }], x: {} },
        ...common,
      },
      { kind: 'element', id: '4', pointer: '/permissions/allow', value: ['nested', [1, null, true]], ...common },
      { kind: 'key', id: '5', pointer: '/env/42', value: '', ...common },
      { kind: 'key', id: '6', pointer: '/env/1', value: {}, ...common },
    ]
    const edits = artifacts.flatMap((artifact): JsonEdit[] => {
      if (artifact.kind === 'key') return [{ op: 'set', pointer: artifact.pointer, value: artifact.value }]
      return artifact.kind === 'element' ? [{ op: 'append', pointer: artifact.pointer, value: artifact.value }] : []
    })
    expect(editJson(undefined, edits).text).toBe(composeFiles(artifacts)[0]?.content)
  })

  it.each<[string, string, string]>([
    [
      'tabs',
      '{\n\t"mcpServers": {\n\t\t"a": {}\n\t}\n}\n',
      '{\n\t"mcpServers": {\n\t\t"a": {},\n\t\t"docs": {\n\t\t\t"command": "npx",\n\t\t\t"args": [\n\t\t\t\t"-y"\n\t\t\t]\n\t\t}\n\t}\n}\n',
    ],
    [
      'CRLF and a byte order mark',
      '\uFEFF{\r\n    "a": 1\r\n}',
      '\uFEFF{\r\n    "a": 1,\r\n    "mcpServers": {\r\n        "docs": {\r\n            "command": "npx",\r\n            "args": [\r\n                "-y"\r\n            ]\r\n        }\r\n    }\r\n}',
    ],
    ['one line', '{"mcpServers":{"a":{}},"b":1}', '{"mcpServers":{"a":{},"docs":{"command":"npx","args":["-y"]}},"b":1}'],
    ['one line with spaces', '{ "mcpServers": { "a": {} } }', '{ "mcpServers": { "a": {}, "docs": {"command": "npx", "args": ["-y"]} } }'],
    [
      'an empty container among lines',
      '{\n  "mcpServers": {},\n  "b": 1\n}',
      '{\n  "mcpServers": {\n    "docs": {\n      "command": "npx",\n      "args": [\n        "-y"\n      ]\n    }\n  },\n  "b": 1\n}',
    ],
  ])('is that of its surroundings: %s', (_name, before, after) => {
    expect(edit(before, server)).toBe(after)
  })

  it.each<[string, string, string]>([
    ['a line comment behind the last member', '{\n  "a": 1 // note\n}', '{\n  "a": 1, // note\n  "n": 2\n}'],
    ['comments before and behind a trailing comma', '{\n  "a": 1 /* x */, // y\n}', '{\n  "a": 1 /* x */, // y\n  "n": 2,\n}'],
    ['a comment on a line of its own at the end', '{\n  "a": 1\n  // "old": 2\n}', '{\n  "a": 1,\n  "n": 2\n  // "old": 2\n}'],
    ['a comment in an empty object', '{\n  // nothing yet\n}', '{\n  // nothing yet\n  "n": 2\n}'],
    ['a line comment in one line', '{ "a": 1 // note\n}', '{ "a": 1, // note\n  "n": 2\n}'],
    ['white space in an empty object', '{ }', '{ "n": 2 }'],
  ])('leaves comments and white space where they are: %s', (_name, before, after) => {
    expect(edit(before, { op: 'set', pointer: '/n', value: 2 })).toBe(after)
  })

  it('keeps a list in the style it has', () => {
    expect(
      edit(
        '{\n  "a": ["x"],\n  "b": [{\n    "c": 1\n  }, {\n    "c": 2\n  }]\n}',
        { op: 'append', pointer: '/a', value: 'y' },
        { op: 'append', pointer: '/b', value: { c: 3 } },
      ),
    ).toBe('{\n  "a": ["x", "y"],\n  "b": [{\n    "c": 1\n  }, {\n    "c": 2\n  }, {\n    "c": 3\n  }]\n}')
    expect(edit('{"a": ["x"]}', { op: 'drop', pointer: '/a', index: 0 }, { op: 'append', pointer: '/a', value: 'y' })).toBe('{"a": ["y"]}')
  })
})

describe('what is there', () => {
  it('is left as it is written when it means the same', () => {
    const text = '{"a": {"x": 1.0, "y": "\\u0041"}, "b": [1e3]}'
    expect(edit(text, { op: 'set', pointer: '/a', value: { y: 'A', x: 1 } }, { op: 'replace', pointer: '/b', index: 0, value: 1000 })).toBe(
      text,
    )
  })

  it('is replaced with the indentation it stands in', () => {
    const text = '{\n\t"a": {\n\t\t"x": 1\n\t},\n\t"b": 2\n}\n'
    expect(edit(text, { op: 'set', pointer: '/a', value: { z: [], y: { w: 1 } } })).toBe(
      '{\n\t"a": {\n\t\t"z": [],\n\t\t"y": {\n\t\t\t"w": 1\n\t\t}\n\t},\n\t"b": 2\n}\n',
    )
  })

  it('is not changed by removing what is not there', () => {
    for (const text of ['', '\n', '{ }', '{"a": 1}']) {
      expect(edit(text, { op: 'unset', pointer: '/b/c' }, { op: 'unset', pointer: '/d' })).toBe(text)
    }
    expect(editJson(undefined, [{ op: 'unset', pointer: '/a' }])).toMatchObject({ text: undefined, made: [] })
  })

  it('stays out of the way of a comment that would swallow it', () => {
    expect(edit('{ "x": 0, // note\n  "a": 1, "b": 2 }', { op: 'unset', pointer: '/a' })).toBe('{ "x": 0, // note\n  "b": 2 }')
    expect(edit('{ "x": 0, // note\n  "a": 1 }', { op: 'unset', pointer: '/a' })).toBe('{ "x": 0 // note\n  }')
  })

  it('gives way when an edit reaches into what another one takes away', () => {
    expect(edit('{"a": 1, "b": 2}', { op: 'set', pointer: '/a/x', value: 3 }, { op: 'unset', pointer: '/a' })).toBe(
      '{"b": 2, "a": {"x": 3}}',
    )
  })
})

describe('containers', () => {
  const settings = '{\n  "model": "opus"\n}\n'
  const rule: JsonEdit = { op: 'append', pointer: '/permissions/allow', value: 'Read' }

  it('are noted when they are made and go when they are empty', () => {
    const made = editJson(settings, [rule])
    expect(made.made).toEqual(['/permissions', '/permissions/allow'])
    expect(editJson(made.text, [{ op: 'drop', pointer: '/permissions/allow', index: 0 }], made.made)).toMatchObject({
      text: settings,
      made: [],
    })
  })

  it('stay when somebody else made them', () => {
    const text = '{"permissions": {"allow": ["Read"]}}'
    expect(editJson(text, [{ op: 'drop', pointer: '/permissions/allow', index: 0 }], ['/permissions'])).toMatchObject({
      text: '{"permissions": {"allow": []}}',
      made: ['/permissions'],
    })
  })

  it('stay when a person wrote into them, a comment included', () => {
    const { text = '', made } = editJson(settings, [rule])
    const drop: JsonEdit = { op: 'drop', pointer: '/permissions/allow', index: 0 }
    expect(editJson(text.replace('"Read"', '"Read",\n      "Mine"'), [drop], made)).toMatchObject({
      made: ['/permissions', '/permissions/allow'],
    })
    expect(editJson(text.replace('"Read"', '"Read" // why'), [drop], made).text).toContain('// why')
    expect(editJson(text.replace('"allow": [', '"allow": /* mine */ ['), [drop], made).text).toContain('/* mine */ []')
  })

  it('are forgotten when a person took them away', () => {
    const { made } = editJson(settings, [rule])
    expect(editJson(settings, [{ op: 'set', pointer: '/a', value: 1 }], made).made).toEqual([])
  })

  it('are forgotten when they are replaced by a value', () => {
    const { text, made } = editJson(settings, [rule])
    expect(editJson(text, [{ op: 'set', pointer: '/permissions', value: {} }], made).made).toEqual([])
  })

  it('leave the file when a comment is left in it', () => {
    const { text, made } = editJson(undefined, [rule])
    expect(editJson(`// mine\n${text}`, [{ op: 'drop', pointer: '/permissions/allow', index: 0 }], made)).toMatchObject({
      text: '// mine\n{}\n',
      made: [''],
    })
  })

  it('that tools wrote anew go all the same', () => {
    const { text = '', made } = editJson(undefined, [rule])
    const drop: JsonEdit = { op: 'drop', pointer: '/permissions/allow', index: 0 }
    expect(editJson(JSON.stringify(JSON.parse(text)), [drop], made).text).toBeUndefined()
    expect(editJson(JSON.stringify(JSON.parse(text), null, '\t'), [drop], made).text).toBeUndefined()
  })
})

describe('what is refused', () => {
  it.each<[string, string, JsonEdit]>([
    ['a file that is not JSON', '{"a": 1', { op: 'set', pointer: '/b', value: 1 }],
    ['an object where a list is needed', '{"a": {}}', { op: 'append', pointer: '/a', value: 1 }],
    ['a text where an object is needed', '{"a": "x"}', { op: 'set', pointer: '/a/b', value: 1 }],
    ['a key that stands twice', '{"a": 1, "a": 1}', { op: 'unset', pointer: '/a' }],
    ['replacing a value with a comment inside', '{"a": {"b": 1 /* why */}}', { op: 'set', pointer: '/a', value: 1 }],
    ['removing a member with a comment inside', '{"a": /* why */ 1}', { op: 'unset', pointer: '/a' }],
    ['removing an element with a comment inside', '{"a": [{ // why\n}]}', { op: 'drop', pointer: '/a', index: 0 }],
  ])('%s', (_name, text, change) => {
    expect(() => edit(text, change)).toThrow(UnreadableJson)
  })

  it.each<JsonEdit>([
    { op: 'set', pointer: '', value: 1 },
    { op: 'set', pointer: 'a', value: 1 },
    { op: 'unset', pointer: '' },
    { op: 'drop', pointer: '/list', index: 1 },
    { op: 'replace', pointer: '/list', index: 1, value: 1 },
    { op: 'replace', pointer: '/none', index: 0, value: 1 },
  ])('what no plan can mean: %j', (change) => {
    expect(() => edit('{"list": [1]}', change)).toThrow(Error)
  })
})
