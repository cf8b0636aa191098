import { render, screen } from '@solidjs/testing-library'
import { expect, it } from 'vitest'
import { AnnotatedCode } from './annotated-code.tsx'
import { toRows } from './annotated-rows.ts'

const lineOf = (text: string) => screen.getByText(text).closest('.grid')

it('marks what a save changes with words and signs, and says what the marks mean', () => {
  render(() => (
    <AnnotatedCode
      label=".mcp.json"
      language="text"
      text={'one\ntwo\nthree\n'}
      lines={[{ faint: true }, { mark: 'removed' }, { mark: 'added' }]}
    />
  ))
  expect(lineOf('two')).toHaveTextContent(/-Removed: two/)
  expect(lineOf('three')).toHaveTextContent(/2\+Added: three/)
  for (const words of ['changes with this save', 'goes with this save', 'of other components'])
    expect(screen.getByText(words)).toBeInTheDocument()
})

it('has no legend when there is nothing to explain', () => {
  render(() => <AnnotatedCode label="a" language="text" text="one" />)
  expect(screen.queryByText('changes with this save')).toBeNull()
})

it('names what wrote a run of lines once, as a link to it', () => {
  const base = { label: 'house-rules', href: '/components/1', tone: 'inherited' as const }
  const own = { label: 'ts-conventions', href: '/components/2', tone: 'here' as const }
  render(() => (
    <AnnotatedCode
      label="CLAUDE.md"
      language="text"
      text={'a\nb\nc\nd'}
      lines={[{ origin: base }, { origin: base }, { origin: own }, { origin: base }]}
    />
  ))
  const links = screen.getAllByRole('link')
  expect(links.map((link) => link.getAttribute('aria-label'))).toEqual([
    'house-rules, inherited',
    'ts-conventions, added here',
    'house-rules, inherited',
  ])
  expect(links[1]).toHaveAttribute('href', '/components/2')
})

it('does not draw thousands of lines at once', () => {
  const text = Array.from({ length: 5000 }, (_, n) => `line ${n}`).join('\n')
  const { container } = render(() => <AnnotatedCode label="long" language="text" text={text} />)
  expect(screen.getByRole('group', { name: 'long' })).toBeInTheDocument()
  expect(container.querySelectorAll('.grid').length).toBeLessThan(200)
})

it('gives lines that go no number in the text to come', () => {
  const rows = toRows([[], [], []], [{}, { mark: 'removed' }])
  expect(rows.map(({ number, mark }) => (mark === 'removed' ? undefined : number))).toEqual([1, undefined, 2])
})
