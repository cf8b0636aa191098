import type { Impact, ImpactTarget } from '@ccm/contract'
import { render, screen, waitFor, within } from '@solidjs/testing-library'
import { QueryClientProvider } from '@tanstack/solid-query'
import userEvent from '@testing-library/user-event'
import { createSignal } from 'solid-js'
import { afterEach, expect, it, vi } from 'vitest'
import { createQueryClient } from '../query-client.ts'
import { createImpact, ImpactBar } from './impact.tsx'
import { sayImpact, sayRisks } from './impact-words.ts'

const target = (name: string, machineName: string, changes: Partial<ImpactTarget> = {}): ImpactTarget => ({
  targetId: `target-${name}`,
  kind: 'project',
  name,
  machineName,
  changes: [
    { id: 'project:.mcp.json#/a', path: '.mcp.json', action: 'update' },
    { id: 'project:.mcp.json#/b', path: '.mcp.json', action: 'update' },
  ],
  total: 2,
  problem: null,
  ...changes,
})
const impact = (...targets: ImpactTarget[]): Impact => ({ profiles: [], targets, totalTargets: targets.length, references: [] })

afterEach(() => vi.useRealTimers())

it.each([
  ['Touches nothing yet', impact()],
  ['Touches 1 project on 1 machine', impact(target('shop', 'studio'))],
  ['Touches 2 projects on 2 machines', impact(target('shop', 'studio'), target('shop', 'devbox'))],
  ['Touches 1 user profile on 1 machine', impact(target('~/.claude', 'studio', { kind: 'user' }))],
  ['Touches 1 project and 1 user profile on 1 machine', impact(target('shop', 'studio'), target('~/.claude', 'studio', { kind: 'user' }))],
  ['Touches 240 places on 1 machine or more', { ...impact(target('shop', 'studio')), totalTargets: 240 }],
])('says "%s"', (sentence, it) => {
  expect(sayImpact(it)).toBe(sentence)
})

it('names what would no longer resolve and what still calls a component by its old name', () => {
  const reference = { componentId: 'component-1', type: 'subagent' as const, name: 'reviewer', field: 'tools' }
  expect(sayRisks({ ...impact(target('shop', 'studio', { problem: 'Two agree.' })), references: [reference, reference] })).toEqual([
    { tone: 'danger', text: '1 project would no longer resolve' },
    { tone: 'warning', text: 'reviewer still calls it by its old name' },
  ])
})

/** A bar over a question that is asked with what was typed. */
function bar(answer: (text: string) => Promise<Impact>) {
  const [text, setText] = createSignal('a')
  const Bar = () => {
    const query = createImpact(text, (asked) => ({ queryKey: ['impact', asked], queryFn: () => answer(asked) }))
    return <ImpactBar impact={query} />
  }
  render(() => (
    <QueryClientProvider client={createQueryClient()}>
      <Bar />
    </QueryClientProvider>
  ))
  return { setText }
}

it('asks once typing rests, and keeps the last answer meanwhile', async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true })
  const asked: string[] = []
  let later = (_value: Impact) => {}
  const { setText } = bar((text) => {
    asked.push(text)
    return text === 'a' ? Promise.resolve(impact(target('shop', 'studio'))) : new Promise((resolve) => (later = resolve))
  })
  expect(await screen.findByText('Touches 1 project on 1 machine')).toBeInTheDocument()
  setText('ab')
  setText('abc')
  await vi.advanceTimersByTimeAsync(300)
  expect(asked).toEqual(['a', 'abc'])
  expect(screen.getByText('Touches 1 project on 1 machine')).toBeInTheDocument()
  later(impact())
  await waitFor(() => expect(screen.getByText('Touches nothing yet')).toBeInTheDocument())
})

it('lists every place with its paths, each once, and what would break', async () => {
  bar(async () => impact(target('shop', 'studio'), target('wiki', 'devbox', { problem: 'Two components write .mcp.json.', total: 5 })))
  await userEvent.click(await screen.findByRole('button', { name: 'Show all 2' }))
  const dialog = within(await screen.findByRole('dialog', { name: 'Touches 2 projects on 2 machines' }))
  expect(dialog.getByText('Would no longer resolve: Two components write .mcp.json.')).toBeInTheDocument()
  expect(dialog.getAllByTitle('.mcp.json')).toHaveLength(2)
  expect(dialog.getByText('and 3 more')).toBeInTheDocument()
})

it('says when it cannot be known', async () => {
  bar(() => Promise.reject(new Error('It broke.')))
  expect(await screen.findByText('What it touches is not known: It broke.')).toBeInTheDocument()
})
