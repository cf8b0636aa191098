import { chmodSync, linkSync, lstatSync, mkdirSync, readdirSync, readFileSync, readlinkSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Artifact } from '@ccm/contract'
import { describe, expect, it } from 'vitest'
import { blockArtifact, desiredOf, elementArtifact, fileArtifact, keyArtifact } from '../testing/artifacts.ts'
import { disturbedDisk } from '../testing/disturbed-disk.ts'
import { makePlace, type Place } from '../testing/place.ts'
import { openTarget } from './session.ts'

const settings = '.claude/settings.json'

/** What the library wants in the three files people share with us, in one edition or another. */
const wanted = (edition: string): Artifact[] => [
  keyArtifact('.mcp.json', '/mcpServers/docs', { type: 'stdio', command: `docs-${edition}` }),
  elementArtifact(settings, '/permissions/deny', 'rules', 0, `Read(./${edition})`),
  keyArtifact(settings, '/outputStyle', edition),
  blockArtifact('CLAUDE.md', 'style', `Be ${edition}.`),
  fileArtifact('.claude/agents/ours.md', `Ours, ${edition}.\n`),
]

/** Everything in a project: bytes, modes and links, which are not followed. */
function treeOf({ project }: Place): Record<string, string> {
  return Object.fromEntries(entriesIn(Buffer.from(project)).map(([path, what]) => [path.slice(project.length + 1), what]))
}

function entriesIn(directory: Buffer): [string, string][] {
  return readdirSync(directory, { encoding: 'buffer' }).flatMap((name): [string, string][] => {
    const path = Buffer.concat([directory, Buffer.from('/'), name])
    const stat = lstatSync(path)
    const mode = (stat.mode & 0o7777).toString(8)
    if (stat.isSymbolicLink()) return [[path.toString('latin1'), `link to ${readlinkSync(path)}`]]
    if (stat.isDirectory()) return [[path.toString('latin1'), `directory ${mode}`], ...entriesIn(path)]
    return [[path.toString('latin1'), `file ${mode}\n${readFileSync(path, 'latin1')}`]]
  })
}

/** Adds ours, changes it, finds nothing to do the second time each, and takes ours out again: what was there is there again. */
async function expectUntouched(place: Place): Promise<void> {
  const before = treeOf(place)
  for (const edition of ['one', 'two']) {
    const { skipped } = await place.sync(...wanted(edition))
    expect(skipped).toEqual([])
    const session = openTarget(place)
    expect(session.inStep()).toBe(true)
    const full = treeOf(place)
    expect(full).not.toEqual(before)
    expect((await place.sync(...wanted(edition))).done).toEqual([])
    expect(treeOf(place)).toEqual(full)
    expect(JSON.parse(JSON.stringify(openTarget(place).ledger?.entries))).toHaveProperty(['project:.claude/agents/ours.md'])
  }
  await place.sync()
  expect(treeOf(place)).toEqual(before)
}

const longSettings = (end: string) =>
  `{${end}${Array.from({ length: 5000 }, (_, n) => `  "setting-${n}":${n % 3 === 0 ? ' ' : '   '}[${n}, { "n" : ${n}.0 }],${end}`).join('')}  "last": true${end}}${end}`

/** About 3 MB, as the file of the client grows in a year. */
const hugeJson = `{\n  "mcpServers": {},\n  "projects": {\n${Array.from(
  { length: 3000 },
  (_, n) => `    "/home/someone/project-${n}": { "allowedTools": [], "history": [{ "display": "${'word '.repeat(180)}" }], "n": ${n} }`,
).join(',\n')}\n  }\n}\n`

const texts: [string, string, string][] = [
  ['Windows line endings', '.mcp.json', '{\r\n  "mcpServers": {\r\n    "mine": { "command": "x" }\r\n  }\r\n}\r\n'],
  ['Windows line endings and tabs', settings, '{\r\n\t"model": "opus",\r\n\t"permissions": {\r\n\t\t"deny": ["Read(./a)"]\r\n\t}\r\n}'],
  ['mixed line endings', settings, '{\n  "model": "opus",\r\n  "a": 1,\n  "permissions": { "deny": [\r\n "x"\n] }\r\n}\n'],
  ['lone carriage returns', settings, '{\r  "model": "opus",\r  "permissions": {\r    "deny": [ "x" ]\r  }\r}\r'],
  ['a byte order mark', settings, '\uFEFF{ "model": "opus" }\n'],
  ['a byte order mark and nothing else but braces', '.mcp.json', '\uFEFF{}'],
  [
    'comments everywhere',
    settings,
    '// top\n{\n  // a\n  "model": /* b */ "opus", // c\n  "permissions": { /* d */ "deny": [ /* e */ "x" /* f */ ] /* g */ } // h\n  // i\n}\n// end\n',
  ],
  ['a comma behind the last member', settings, '{\n  "model": "opus",\n  "permissions": { "deny": ["x",], },\n}\n'],
  ['5,000 lines', settings, longSettings('\n')],
  ['5,000 lines with Windows line endings', settings, longSettings('\r\n')],
  ['3 MB', '.mcp.json', hugeJson],
  [
    'names of emoji and escapes',
    '.mcp.json',
    '{ "🦊": { "👩‍👩‍👧": "e\\u0301" }, "mcpServers": { "\\ud83e\\udd8a": {}, "é": {}, "é": {}, "": {}, "a/b~c": {} } }',
  ],
  ['one very long line', settings, `{"model":"${'x'.repeat(1_000_000)}","permissions":{"deny":["${'y'.repeat(100_000)}"]}}`],
  ['numbers that lose themselves', settings, '{ "a": 1.0, "b": 1e2, "c": 12345678901234567890, "d": -0, "e": 0.1e-7 }'],
  ['members we do not know of any kind', settings, '{"permissions":{"deny":[],"x":[[]]},"hooks":{},"":null,"$schema":"x"}'],
  ['trailing blank lines and spaces', '.mcp.json', '  \n\t{ "mcpServers" : { } }   \n\n\n \t'],
  ['nothing in it', settings, ''],
  ['nothing in it', '.mcp.json', ''],
  ['white space alone', settings, ' \n\t\r\n '],
  ['Windows line endings', 'CLAUDE.md', '# Ours\r\n\r\nText.  \r\n'],
  ['lone carriage returns', 'CLAUDE.md', '# Ours\rText\r'],
  ['a byte order mark', 'CLAUDE.md', '\uFEFF# Ours\n'],
  ['a byte order mark alone', 'CLAUDE.md', '\uFEFF'],
  ['no newline at the end', 'CLAUDE.md', '# Ours'],
  ['a carriage return at the end', 'CLAUDE.md', '# Ours\r\n\r'],
  ['nothing in it', 'CLAUDE.md', ''],
  ['white space alone', 'CLAUDE.md', '\n\n \t'],
  ['other separators of lines', 'CLAUDE.md', 'a\u2028b\u2029c\u0085d\u000be\u000cf\n'],
  ['a NUL in it', 'CLAUDE.md', 'a\u0000b\n'],
  ['50,000 lines', 'CLAUDE.md', 'Line.\r\n'.repeat(50_000)],
  [
    'what looks nearly like our markers',
    'CLAUDE.md',
    '<!-- ccm:begin -->\n<!-- ccm : begin style -->\n\\<!-- ccm:end style -->\n`<!-- ccm:begin style -->`\n',
  ],
]

describe('a file as people leave them', () => {
  it.each(texts)('with %s keeps every byte: %s', async (_name, path, text) => {
    const place = makePlace()
    place.write(path, text)
    await expectUntouched(place)
  })

  it.each([0o600, 0o640, 0o664, 0o755])('keeps its mode %i', async (mode) => {
    const place = makePlace()
    place.write('.mcp.json', '{ "mcpServers": {} }', mode)
    place.write('CLAUDE.md', '# Ours\n', mode)
    place.write(settings, '{}', mode)
    await expectUntouched(place)
  })

  it('that nobody may write to is changed where its directory lets us, and keeps that mode', async () => {
    const place = makePlace()
    place.write('.mcp.json', '{ "mcpServers": {} }', 0o444)
    await expectUntouched(place)
    expect(place.mode('.mcp.json')).toBe(0o444)
  })
})

describe('a file that is no text we can read', () => {
  it.each<[string, string, Uint8Array]>([
    ['UTF-16', settings, Buffer.from('\uFEFF{ "model": "opus" }', 'utf16le')],
    ['UTF-16 the other way round', '.mcp.json', Buffer.from('\uFEFF{ "a": 1 }', 'utf16le').swap16()],
    ['UTF-16', 'CLAUDE.md', Buffer.from('\uFEFF# Ours\n', 'utf16le')],
    ['Latin-1', settings, Buffer.from('{ "model": "é" }', 'latin1')],
    ['cut in the middle of a letter', 'CLAUDE.md', Buffer.from('# é', 'utf8').subarray(0, 3)],
    ['no JSON', settings, Buffer.from('model: opus\n')],
    ['a list', '.mcp.json', Buffer.from('[]')],
    ['zeros after a power cut', '.mcp.json', Buffer.alloc(64)],
    ['a name twice on our way', '.mcp.json', Buffer.from('{ "mcpServers": {}, "mcpServers": { "docs": {} } }')],
    ['a name twice, once escaped', '.mcp.json', Buffer.from('{ "mcpServers": {}, "mcp\\u0053ervers": {} }')],
    ['a text where an object should be', settings, Buffer.from('{ "permissions": "none" }')],
    ['an object where a list should be', settings, Buffer.from('{ "permissions": { "deny": {} } }')],
    ['a marker without its end', 'CLAUDE.md', Buffer.from('<!-- ccm:begin style -->\nx\n')],
    ['a marker twice', 'CLAUDE.md', Buffer.from('<!-- ccm:begin style -->\n<!-- ccm:end style -->\n'.repeat(2))],
  ])('(%s) stops everything before the first write and is named: %s', async (_name, path, bytes) => {
    const place = makePlace()
    place.write(path, bytes)
    const before = treeOf(place)
    const session = openTarget(place)
    const plan = await session.plan(desiredOf(...wanted('one')))
    expect(plan.unreadable).toMatchObject([{ path, message: expect.stringMatching(/^[A-Z"].*\.$/) }])
    await expect(session.apply(plan, desiredOf(...wanted('one')), { skip: new Set() })).rejects.toMatchObject({ path })
    expect(treeOf(place)).toEqual(before)
    expect(openTarget(place).ledger).toBeUndefined()
  })

  it('is no hindrance where a name stands twice off our way', async () => {
    const place = makePlace()
    place.write('.mcp.json', '{ "x": 1, "x": 2, "mcpServers": { "a": { "b": 1, "b": 2 } } }')
    await expectUntouched(place)
  })
})

describe('links', () => {
  it('over two hops are followed to the file, and stay links', async () => {
    const place = makePlace()
    place.write('notes/AGENTS.md', '# Ours\r\n')
    symlinkSync('notes/AGENTS.md', join(place.project, 'AGENTS.md'))
    symlinkSync('AGENTS.md', join(place.project, 'CLAUDE.md'))
    place.write('config/real/settings.json', '{ "model": "opus" }')
    symlinkSync('real', join(place.project, 'config/link'))
    symlinkSync('config/link', join(place.project, '.claude'))
    await expectUntouched(place)
  })

  it('by an absolute name are followed inside the project', async () => {
    const place = makePlace()
    place.write('AGENTS.md', '# Ours\n')
    symlinkSync(join(place.project, 'AGENTS.md'), join(place.project, 'CLAUDE.md'))
    await expectUntouched(place)
  })

  it('that go round in a circle are named', async () => {
    const place = makePlace()
    symlinkSync('b', join(place.project, 'CLAUDE.md'))
    symlinkSync('CLAUDE.md', join(place.project, 'b'))
    const plan = await openTarget(place).plan(desiredOf(...wanted('one')))
    expect(plan.unreadable).toMatchObject([{ path: 'CLAUDE.md' }])
  })

  it('of the hard kind to what is not ours: the other name keeps its bytes', async () => {
    const place = makePlace()
    place.write('elsewhere/mine.json', '{ "mcpServers": {} }')
    linkSync(join(place.project, 'elsewhere/mine.json'), join(place.project, '.mcp.json'))
    await place.sync(...wanted('one'))
    expect(place.read('elsewhere/mine.json')).toBe('{ "mcpServers": {} }')
    expect(JSON.parse(place.read('.mcp.json')).mcpServers).toHaveProperty('docs')
    await place.sync()
    expect(place.read('.mcp.json')).toBe('{ "mcpServers": {} }')
  })
})

describe('names that are nearly the same', () => {
  it('of composed and decomposed accents beside ours stay', async () => {
    const place = makePlace()
    place.write('.claude/agents/re\u0301sume\u0301.md', 'Decomposed.')
    place.write('.claude/agents/r\u00e9sum\u00e9.md', 'Composed.')
    place.write('.claude/agents/OURS.md', 'Mine.')
    const before = treeOf(place)
    await place.sync(...wanted('one'), fileArtifact('.claude/agents/\u00e9.md', 'Ours.\n'))
    await place.sync()
    expect(treeOf(place)).toEqual(before)
  })

  it('are not written over: a file of the user in the other form of the same name', async () => {
    const place = makePlace()
    place.write('.claude/agents/e\u0301.md', 'Mine.')
    await place.sync(fileArtifact('.claude/agents/\u00e9.md', 'Ours.\n'))
    expect(place.read('.claude/agents/e\u0301.md')).toBe('Mine.')
    await place.sync()
    expect(place.list()).toEqual(['.claude', '.claude/agents', '.claude/agents/e\u0301.md'])
  })

  it('are two members of a shared file: ours and one in another case or form', async () => {
    const place = makePlace()
    place.write('.mcp.json', '{ "mcpServers": { "Docs": { "command": "mine" }, "e\u0301": {} } }')
    const ours = [
      keyArtifact('.mcp.json', '/mcpServers/docs', { command: 'a' }),
      keyArtifact('.mcp.json', '/mcpServers/\u00e9', { command: 'b' }),
    ]
    await place.sync(...ours)
    const { mcpServers } = JSON.parse(place.read('.mcp.json'))
    expect(Object.keys(mcpServers)).toEqual(['Docs', 'e\u0301', 'docs', '\u00e9'])
    await place.sync()
    expect(place.read('.mcp.json')).toBe('{ "mcpServers": { "Docs": { "command": "mine" }, "e\u0301": {} } }')
  })

  it('in bytes that are no text do not stand in the way', async () => {
    const place = makePlace()
    mkdirSync(join(place.project, '.claude/agents'), { recursive: true })
    writeFileSync(Buffer.concat([Buffer.from(`${place.project}/.claude/agents/`), Buffer.from([0x66, 0xff, 0x2e, 0x6d, 0x64])]), 'Mine.')
    await expectUntouched(place)
  })
})

describe('a directory that may not be written in', () => {
  const refusing = (path: string) =>
    disturbedDisk((operation, [at]) => {
      if ((operation === 'create' || operation === 'mkdir') && String(at).includes(path))
        throw Object.assign(new Error(`EACCES: permission denied, open '${String(at)}'`), { code: 'EACCES', path: String(at) })
    })

  it('stops the run before anything of the project changes, and heals', async () => {
    const place = makePlace()
    place.write('.mcp.json', '{ "mcpServers": {} }')
    place.write('.claude/agents/mine.md', 'Mine.')
    const before = treeOf(place)
    const session = openTarget({ ...place, disk: refusing('.claude/agents/.') })
    const desired = desiredOf(...wanted('one'))
    await expect(session.apply(await session.plan(desired), desired, { skip: new Set() })).rejects.toMatchObject({
      message: expect.stringMatching(/^Nothing was written: .*EACCES/),
    })
    expect(treeOf(place)).toEqual(before)
    await place.sync(...wanted('one'))
    expect(openTarget(place).inStep()).toBe(true)
  })

  it('keeps its mode where we may write in it', async () => {
    const place = makePlace()
    place.write('.claude/agents/mine.md', 'Mine.')
    chmodSync(join(place.project, '.claude/agents'), 0o700)
    chmodSync(join(place.project, '.claude'), 0o1770)
    await expectUntouched(place)
  })
})
