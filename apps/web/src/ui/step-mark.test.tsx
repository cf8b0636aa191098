import { render, screen } from '@solidjs/testing-library'
import { expect, it } from 'vitest'
import { type Step, StepMark, stepLooks, StepWord } from './step-mark.tsx'

const segments = () =>
  [...document.querySelectorAll('svg.step rect')].map((rect) => {
    const hollow = rect.getAttribute('fill') === 'none'
    return hollow ? 'hollow' : ({ 0: 'up', 4: 'level', 8: 'down' }[Number(rect.getAttribute('y'))] ?? 'elsewhere')
  })

it.each([
  ['in-step', 'In step', ['level', 'level', 'level']],
  ['outdated', 'Outdated', ['up', 'level', 'level']],
  ['drift', 'Drift', ['level', 'level', 'down']],
  ['conflict', 'Conflict', ['up', 'level', 'down']],
  ['not-written', 'Not written', ['level', 'hollow', 'hollow']],
  ['to-remove', 'To remove', ['hollow', 'level', 'level']],
  ['missing', 'Deleted', ['level', 'level', 'hollow']],
  ['foreign', 'In the way', ['level', 'hollow', 'down']],
  ['not-seen', 'Not seen', ['hollow', 'hollow', 'hollow']],
] as const)('%s stands as "%s", told by shape', (step, word, shape) => {
  render(() => <StepWord step={step} />)
  expect(screen.getByText(word)).toBeInTheDocument()
  expect(segments()).toEqual(shape)
})

it('is read out only where no word stands beside it', () => {
  render(() => <StepMark step="drift" alone />)
  expect(screen.getByRole('img', { name: 'Drift' })).toBeInTheDocument()
  render(() => <StepWord step="conflict" />)
  expect(screen.queryByRole('img', { name: 'Conflict' })).toBeNull()
})

it('colours what moved and nothing else', () => {
  const steps = Object.keys(stepLooks).filter((step): step is Step => step in stepLooks)
  for (const step of steps.filter((name) => name !== 'in-step')) {
    for (const { at, colour } of stepLooks[step].segments) if (at === 'up' || at === 'down') expect(colour, step).toBeDefined()
  }
})
