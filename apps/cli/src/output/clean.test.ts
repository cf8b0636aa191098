import { expect, it } from 'vitest'
import { clean, cleanJson, renderLine } from './clean.ts'
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

it('colours a piece after cleaning it, and only where colour is wanted', () => {
  expect(renderLine(['+ ', red('a\u001b[0mb')], true)).toBe('+ \u001b[31ma␛[0mb\u001b[39m')
  expect(renderLine(['+ ', red('a')], false)).toBe('+ a')
})

it('keeps the value of a document while escaping what a terminal would obey', () => {
  const value = { name: 'a\u001b\u009b\u202e' }
  expect(cleanJson(value)).not.toMatch(/[\u001b\u009b\u202e]/)
  expect(JSON.parse(cleanJson(value))).toEqual(value)
})
