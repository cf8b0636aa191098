import { hash } from 'node:crypto'
import type { FileContent } from '@ccm/contract'

/** Contents of supporting files by hash: texts that must stay byte for byte, and bytes that are no text. */
export const supportingContents: ReadonlyMap<string, FileContent> = new Map(
  [
    Buffer.from('#!/bin/sh\necho ok\n'),
    Buffer.from('@echo off\r\necho ok\r\n'),
    Buffer.from('\uFEFFwith a mark, without a final newline'),
    Buffer.from('---\nname: not frontmatter\n---\n'),
    Buffer.from([]),
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x00, 0xff, 0xfe]),
  ].map((bytes): [string, FileContent] => {
    const text = bytes.toString('utf8')
    const isText = Buffer.from(text).equals(bytes)
    return [hash('sha256', bytes), isText ? { content: text } : { content: bytes.toString('base64'), encoding: 'base64' }]
  }),
)
