import { createHash } from 'node:crypto'
import type { Artifact } from '@ccm/contract'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { artifactHash, blockHash, canonicalJson, fileHash, listRevision, valueHash } from './hash.ts'
import { renderTarget } from './render-target.ts'
import { context, sample } from './samples.ts'

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

describe('canonical JSON', () => {
  it('sorts keys at every depth and writes no white space', () => {
    expect(canonicalJson({ b: [{ z: 1, a: null }], a: 'x', 10: true, 9: -0 })).toBe('{"10":true,"9":0,"a":"x","b":[{"a":null,"z":1}]}')
  })

  it('leaves out members that are undefined, as JSON does', () => {
    expect(canonicalJson({ a: undefined, b: [undefined] })).toBe('{"b":[null]}')
  })

  it('is one text for equal values, and parses back to them', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = canonicalJson(value)
        expect(canonicalJson(JSON.parse(text))).toBe(text)
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)))
      }),
    )
  })
})

describe('hashes', () => {
  it('of values do not depend on the order of keys', () => {
    expect(valueHash({ a: 1, b: 2 })).toBe(valueHash({ b: 2, a: 1 }))
    expect(valueHash([1, 2])).not.toBe(valueHash([2, 1]))
    expect(valueHash('1')).not.toBe(valueHash(1))
  })

  it('of text count CRLF as LF and nothing else', () => {
    expect(blockHash('a\r\nb')).toBe(sha256('a\nb'))
    expect(blockHash('a\rb')).not.toBe(blockHash('a\nb'))
    expect(fileHash('a\r\nb\r\n', false)).toBe(fileHash('a\nb\n', false))
  })

  it('of a file are the same from text and from bytes', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('\r', '\n', 'a', 'ü', '🦀') }), fc.boolean(), (text, executable) => {
        expect(fileHash(Buffer.from(text), executable)).toBe(fileHash(text, executable))
      }),
    )
  })

  it('of bytes that are no UTF-8 tell them apart', () => {
    expect(fileHash(Uint8Array.of(0xff, 0x0d, 0x0a), false)).not.toBe(fileHash(Uint8Array.of(0xfe, 0x0d, 0x0a), false))
  })

  it('of a file cover the executable bit', () => {
    expect(fileHash('#!/bin/sh\n', true)).not.toBe(fileHash('#!/bin/sh\n', false))
  })
})

describe('supporting files and approvals', () => {
  const owners = [{ componentId: 'sample-id', type: 'skill' as const, name: 'sample', revision: 1 }]
  const common = { root: 'project' as const, owners, runs: true, private: false }
  const bytes = Buffer.from([0x89, 0x0d, 0x0a, 0xff])
  const logo: Artifact = {
    ...common,
    kind: 'file',
    id: 'project:logo.png',
    path: 'logo.png',
    content: bytes.toString('base64'),
    encoding: 'base64',
    executable: false,
  }
  const approval: Artifact = {
    ...common,
    kind: 'element',
    id: 'project:s.json#/a[sample-id/0]',
    path: 's.json',
    pointer: '/a',
    value: 'docs',
    needs: 'project:.mcp.json#/mcpServers/docs',
  }

  it('are hashed by the bytes that base64 stands for', () => {
    expect(artifactHash(logo)).toBe(fileHash(bytes, false))
    expect(artifactHash(logo)).not.toBe(fileHash(logo.content, false))
    expect(artifactHash({ ...logo, content: Buffer.from('text\n').toString('base64') })).toBe(fileHash('text\n', false))
  })

  it('change the revision with how they are written and what they wait for', () => {
    const { encoding: _encoding, ...plain } = logo
    const { needs: _needs, ...unconditional } = approval
    const text = { ...plain, content: 'text' }
    const sameBytes = { ...logo, content: Buffer.from('text').toString('base64') }
    expect(artifactHash(sameBytes)).toBe(artifactHash(text))
    expect(listRevision([sameBytes], [])).not.toBe(listRevision([text], []))
    expect(listRevision([approval], [])).not.toBe(listRevision([unconditional], []))
    expect(listRevision([approval], [])).not.toBe(listRevision([{ ...approval, needs: 'project:.mcp.json#/mcpServers/other' }], []))
  })
})

describe('artifacts and lists', () => {
  const target = () =>
    renderTarget({
      components: [
        { component: sample('mcp-server', 'docs', { type: 'stdio', command: 'docs' }), scope: 'project', level: 0 },
        { component: sample('command', 'hello', { prompt: 'Hello' }), scope: 'project', level: 0 },
        { component: sample('claude-md', 'rules', { template: 'Rules {{x}}' }), scope: 'project', level: 0 },
      ],
      ...context,
    })

  it('are hashed by what they put on the disk alone', () => {
    const [key, file, block] = target().artifacts
    expect(key && artifactHash({ ...key, owners: [], private: true })).toBe(valueHash({ command: 'docs', type: 'stdio' }))
    expect(file && artifactHash(file)).toBe(fileHash('Hello\n', false))
    expect(block && artifactHash(block)).toBe(blockHash('Rules {{x}}'))
  })

  it('have a revision that changes with any of them, their order and the warnings', () => {
    const { artifacts, warnings } = target()
    const revision = listRevision(artifacts, warnings)
    expect(revision).toMatch(/^[0-9a-f]{64}$/)
    expect(listRevision(target().artifacts, target().warnings)).toBe(revision)
    expect(listRevision(artifacts.toReversed(), warnings)).not.toBe(revision)
    expect(listRevision(artifacts.slice(1), warnings)).not.toBe(revision)
    expect(listRevision(artifacts, [])).not.toBe(revision)
  })
})
