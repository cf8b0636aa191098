import { expect, it } from 'vitest'
import { clean, cleanJson, cleanLine, renderLine } from './clean.ts'
import { red } from './styled.ts'

it('makes escape codes visible, so that they neither act nor hide', () => {
  expect(clean('a\u001b]0;title\u0007b\u001b[8mc')).toBe('a␛]0;title␇b␛[8mc')
})

it('makes eight-bit control codes and changes of direction visible', () => {
  expect(clean('x\u009b31m \u202eevil')).toBe('x<U+009B>31m <U+202E>evil')
})

it('keeps tabs, newlines and every other letter, and folds CRLF', () => {
  expect(clean('\tgrün 漢字 🦊\r\nnext')).toBe('\tgrün 漢字 🦊\nnext')
})

it('makes a lone carriage return visible: it could overwrite the line', () => {
  expect(clean('rm -rf\rls')).toBe('rm -rf␍ls')
})

it('lets no text end the line it stands in', () => {
  expect(cleanLine('x\nDone: 99 created.\r\ny')).toBe('x␊Done: 99 created.␊y')
  expect(renderLine(['  ', red('x\nccm: forged')], true)).toBe('  \u001b[31mx␊ccm: forged\u001b[39m')
})

it('makes visible what nobody sees: a name may look like another one, and a text may say more than it shows', () => {
  expect(clean('ba\u200bse\u200c \u200dx\u2060\ufeff\u00ad')).toBe('ba<U+200B>se<U+200C> <U+200D>x<U+2060><U+FEFF><U+00AD>')
  expect(clean('a\u{e0041}')).toBe('a<U+E0041>')
})

it('leaves pictures whole that are made of several', () => {
  expect(clean('👩🏽‍🚒 👨‍👩‍👧 🏳️‍🌈')).toBe('👩🏽‍🚒 👨‍👩‍👧 🏳️‍🌈')
})

it('colours a piece after cleaning it, and only where colour is wanted', () => {
  expect(renderLine(['+ ', red('a\u001b[0mb')], true)).toBe('+ \u001b[31ma␛[0mb\u001b[39m')
  expect(renderLine(['+ ', red('a')], false)).toBe('+ a')
})

it('keeps the value of a document while escaping what a terminal would obey', () => {
  const value = { name: 'a\u001b\u009b\u202e\u200b\ufeff\u{e0041}' }
  expect(cleanJson(value)).not.toMatch(/[\u001b\u009b\u202e\u200b\ufeff\u{e0041}]/u)
  expect(JSON.parse(cleanJson(value))).toEqual(value)
})
