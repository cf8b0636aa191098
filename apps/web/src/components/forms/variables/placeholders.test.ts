import { fillTemplate } from '@ccm/formats'
import { expect, it } from 'vitest'
import { placeholdersIn } from './placeholders.ts'

const texts = ['none', '{{a}} and {{ b }}, {{a}} again', '\\{{a}} is no placeholder, {{b}} is', '{{1a}} {{a-b}} {{ }} {{a', '{{{a}}}']

it.each(texts)('%j: what filling asks for', (text) => {
  expect(placeholdersIn(text)).toEqual(fillTemplate(text, {}).unknown)
})

it('are named once, in the order of the text', () => {
  expect(placeholdersIn('{{b}} {{a}} {{b}} \\{{c}}')).toEqual(['b', 'a'])
})
