import { render } from '@solidjs/testing-library'
import { expect, it } from 'vitest'
import { Said } from './said.tsx'

const html = (text: string) => render(() => <Said text={text} />).container.innerHTML.replaceAll('<!---->', '')

it('sets what is to be typed in mono, without its backticks', () => {
  expect(html('Run `ccm env set A` there.')).toBe('Run <span class="mono">ccm env set A</span> there.')
})

it('leaves a lone backtick and markup as they stand', () => {
  expect(html('a ` b <img src=x>')).toBe('a ` b &lt;img src=x&gt;')
})
