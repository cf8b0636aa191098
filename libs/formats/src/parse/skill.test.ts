import { hash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { parseFolder } from './parse-folder.ts'
import type { SourceFile } from './source-file.ts'
import { configIn, filesOf, parse, problemsIn } from './samples.ts'

const skillFile = '---\nname: notes\ndescription: Writes notes\n---\n\nRead `references/style.md`.\n'
const main = filesOf({ '.claude/skills/notes/SKILL.md': skillFile })

it('brings its supporting files, text and bytes, with their executable bit', () => {
  const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0xff])
  const files: SourceFile[] = [
    ...main,
    { path: '.claude/skills/notes/scripts/check.sh', content: '#!/bin/sh\r\n', executable: true },
    { path: '.claude/skills/notes/assets/logo.png', content: png.toString('base64'), encoding: 'base64', executable: false },
  ]
  const parsed = parseFolder(files, { root: 'project' })
  const logo = hash('sha256', png)
  const check = hash('sha256', '#!/bin/sh\r\n')
  expect(parsed).toMatchObject({ problems: [], unmanaged: [] })
  expect(parsed.components).toMatchObject([
    {
      key: 'notes',
      paths: ['.claude/skills/notes/SKILL.md', '.claude/skills/notes/assets/logo.png', '.claude/skills/notes/scripts/check.sh'],
      config: {
        description: 'Writes notes',
        files: [
          { path: 'assets/logo.png', hash: logo, executable: false },
          { path: 'scripts/check.sh', hash: check, executable: true },
        ],
      },
    },
  ])
  expect(parsed.files).toEqual(
    new Map([
      [logo, { content: png.toString('base64'), encoding: 'base64' }],
      [check, { content: '#!/bin/sh\r\n' }],
    ]),
  )
})

describe('its name', () => {
  it('is left out where it is the one of the directory, as the library writes it', () => {
    expect(configIn({ '.claude/skills/notes/SKILL.md': skillFile })).not.toHaveProperty('name')
  })

  it('is a label where it is another one', () => {
    const { components } = parse({ '.claude/skills/notes/SKILL.md': '---\nname: Release Notes\n---\n' })
    expect(components).toMatchObject([{ key: 'notes', name: 'notes', config: { name: 'Release Notes', prompt: '' } }])
  })
})

it('keeps the digits of a version nobody quoted', () => {
  expect(configIn({ '.claude/skills/notes/SKILL.md': '---\nversion: 1.10\nmetadata:\n  version: 2.0\n---\nText' })).toEqual({
    metadata: { version: '2.0' },
    extra: { version: '1.10' },
    prompt: 'Text',
  })
})

it('leaves what systems and tools drop into directories', () => {
  const dropped = ['.DS_Store', 'scripts/__pycache__/check.cpython-312.pyc', 'node_modules/left-pad/index.js'].map(
    (path) => `.claude/skills/notes/${path}`,
  )
  const { components, problems, unmanaged } = parseFolder([...main, ...dropped.map((path) => ({ path, content: '', executable: false }))], {
    root: 'project',
  })
  expect({ problems, unmanaged }).toEqual({ problems: [], unmanaged: [...dropped].sort() })
  expect(components[0]?.config).not.toHaveProperty('files')
})

it('leaves a file that cannot lie on every system, and says so', () => {
  const files = {
    '.claude/skills/notes/SKILL.md': skillFile,
    '.claude/skills/notes/aux.txt': 'a',
    '.claude/skills/notes/A.md': 'a',
    '.claude/skills/notes/a.md': 'b',
    '.claude/skills/notes/A.md/x.txt': 'c',
  }
  expect(problemsIn(files)).toEqual([
    expect.stringMatching(/^\.claude\/skills\/notes\/A\.md\/x\.txt : .*"A\.md\/x\.txt" and "A\.md" cannot lie beside each other/),
    expect.stringMatching(
      /^\.claude\/skills\/notes\/a\.md : This supporting file is not taken\. "a\.md" and "A\.md" cannot lie beside each other/,
    ),
    expect.stringMatching(/^\.claude\/skills\/notes\/aux\.txt : This supporting file is not taken\. Use a path inside the skill/),
  ])
  expect(parse(files).components).toMatchObject([{ config: { files: [{ path: 'A.md' }] } }])
})

describe('is not taken', () => {
  const many = (count: number, content: string) =>
    Array.from({ length: count }, (_, index): SourceFile => ({ path: `.claude/skills/notes/${index}.txt`, content, executable: false }))
  it.each([
    ['with a file of more than 1 MB', many(1, 'x'.repeat(1024 * 1024 + 1)), /0\.txt.*has more than 1 MB/],
    ['with more than 200 files', many(201, ''), /has 201 supporting files; 200 are the most/],
    ['with more than 5 MB in all', many(6, 'x'.repeat(1024 * 1024)), /more than 5 MB together/],
  ])('%s', (_what, files, message) => {
    const { components, problems } = parseFolder([...main, ...files], { root: 'project' })
    expect(components).toEqual([])
    expect(problems.map(({ path, message: text }) => `${path} ${text}`)).toEqual([expect.stringMatching(message)])
  })

  it('where Claude Code does not find it', () => {
    expect(problemsIn({ '.claude/skills/a.md': 'A', '.claude/skills/b/skill.md': 'B' })).toEqual([
      expect.stringMatching(/^\.claude\/skills\/a\.md : .*a directory of its own/),
      expect.stringMatching(/^\.claude\/skills\/b\/skill\.md : .*in capitals/),
    ])
  })

  it('from the directory Claude Code keeps for itself', () => {
    expect(parse({ '.claude/skills/synced/x/SKILL.md': skillFile })).toMatchObject({ components: [], problems: [] })
  })
})
