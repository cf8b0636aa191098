import { render, screen, within } from '@solidjs/testing-library'
import userEvent from '@testing-library/user-event'
import { createSignal } from 'solid-js'
import { describe, expect, it } from 'vitest'
import { DiffView } from './diff-view.tsx'
import type { DiffViewProps } from './diff-view-props.ts'

const numbered = (count: number) => Array.from({ length: count }, (_, n) => `line ${n + 1}\n`).join('')
const sides = { label: 'notes.txt', beforeLabel: 'Last written', afterLabel: 'On disk', language: 'text' as const }
const show = (props: Pick<DiffViewProps, 'before' | 'after'> & Partial<DiffViewProps>) => render(() => <DiffView {...sides} {...props} />)
const far = numbered(80).replace('line 40\n', 'line forty\n').replace('line 70\n', 'line seventy\n')

describe('a diff on screen', () => {
  it('says with words what the colours say', () => {
    show({ before: 'a\nb\n', after: 'a\nc\n' })
    const hunk = screen.getByRole('region', { name: 'Lines 1 to 2 of notes.txt' })
    expect(within(hunk).getByText('Removed:').parentElement).toHaveTextContent('Removed: b')
    expect(within(hunk).getByText('Added:').parentElement).toHaveTextContent('Added: c')
    expect(screen.getByText(/1 line added, 1 removed/)).toHaveTextContent('from Last written to On disk')
  })

  it('says that texts are the same, and that one side is not there', () => {
    show({ before: 'a\n', after: 'a\n' })
    expect(screen.getByText('Last written and On disk are the same.')).toBeInTheDocument()
    show({ before: 'a\n', after: undefined })
    expect(screen.getByText(/On disk: nothing there/)).toHaveTextContent('On disk: nothing there. 1 line removed.')
    show({ before: undefined, after: '' })
    expect(screen.getByText('On disk is an empty file. Last written: nothing there.')).toBeInTheDocument()
  })

  it('unfolds unchanged lines 24 at a time, those next to the hunk below first', async () => {
    show({ before: numbered(80), after: far })
    expect(screen.queryByText('line 13')).toBeNull()
    await userEvent.click(screen.getAllByRole('button', { name: 'Show 24 more' })[0] ?? document.body)
    expect(screen.getByText('line 13')).toBeInTheDocument()
    expect(screen.queryByText('line 12')).toBeNull()
    await userEvent.click(screen.getByRole('button', { name: 'Show 12 more' }))
    expect(screen.getByText('line 1')).toBeInTheDocument()
  })

  it('goes from hunk to hunk with N and Shift N', async () => {
    show({ before: numbered(80), after: far })
    const [first, second] = screen.getAllByRole('region', { name: /^Lines/ })
    await userEvent.keyboard('n')
    expect(first).toHaveFocus()
    await userEvent.keyboard('nn')
    expect(second).toHaveFocus()
    await userEvent.keyboard('{Shift>}N{/Shift}')
    expect(first).toHaveFocus()
  })

  it('lets hunks be chosen, and gives each its own title and actions', async () => {
    const [chosen, setChosen] = createSignal<ReadonlySet<number>>(new Set())
    render(() => (
      <DiffView
        {...sides}
        before={numbered(80)}
        after={far}
        hunkTitle={(index) => `part ${index}`}
        hunkActions={(index) => <button>Take {index}</button>}
        selection={{ chosen: chosen(), onToggle: (index) => setChosen((was) => new Set([...was, index])) }}
      />
    ))
    await userEvent.click(screen.getByRole('checkbox', { name: 'Choose lines 67 to 73' }))
    expect([...chosen()]).toEqual([1])
    expect(screen.getByRole('checkbox', { name: 'Choose lines 67 to 73' })).toBeChecked()
    expect(screen.getByText('part 1')).toBeInTheDocument()
    expect(screen.getByRole('button', { name: 'Take 0' })).toBeInTheDocument()
  })

  it('draws a long diff in portions', async () => {
    const { container } = show({ before: '', after: numbered(410) })
    const drawn = () => container.querySelectorAll('[data-kind]').length
    expect(drawn()).toBe(400)
    await userEvent.click(screen.getByText('Show 10 more of 410 lines'))
    expect(drawn()).toBe(410)
  })

  it('only counts where too much changed, and shows either side by itself', async () => {
    show({ before: numbered(1500), after: numbered(1500).replaceAll('line', 'other') })
    expect(screen.getByText('1,500 lines added, 1,500 removed.')).toBeInTheDocument()
    await userEvent.click(screen.getByRole('button', { name: 'Show On disk' }))
    expect(screen.getByRole('group', { name: 'notes.txt, On disk' })).toBeInTheDocument()
    await userEvent.click(screen.getByRole('button', { name: 'Hide On disk' }))
    expect(screen.queryByRole('group', { name: 'notes.txt, On disk' })).toBeNull()
  })

  it('shows markup in a text as text', () => {
    const { container } = show({ before: '', after: '<img src=x onerror=alert(1)>\n' })
    expect(container.querySelector('img')).toBeNull()
    expect(screen.getByText('<img src=x onerror=alert(1)>')).toBeInTheDocument()
  })
})
