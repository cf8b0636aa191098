import type { ConfigOf } from '@ccm/contract'
import { expect, it } from 'vitest'
import { contentOf, context, sample } from '../samples.ts'
import { renderRule } from './rule.ts'

const render = (config: ConfigOf<'rule'>) => renderRule(sample('rule', 'frontend/react', config), context)

it('writes a rule with its globs, each quoted, and fields nobody knows behind them', () => {
  const { artifacts, warnings } = render({ extra: { owner: 'web team' }, prompt: '\nKeep it small.', paths: ['**/*.{ts,tsx}', 'src', '*'] })
  expect(warnings).toEqual([])
  expect(artifacts).toMatchObject([{ id: 'project:.claude/rules/frontend/react.md', runs: false }])
  expect(contentOf(artifacts)).toMatchInlineSnapshot(`
    "---
    paths:
      - "**/*.{ts,tsx}"
      - "src"
      - "*"
    owner: "web team"
    ---

    Keep it small.
    "
  `)
})

it('writes the text alone when the rule counts always, and fills nothing in', () => {
  expect(contentOf(render({ prompt: 'Call it {{projectName}}.' }).artifacts)).toBe('Call it {{projectName}}.\n')
})

it('writes nothing for one checkout and says what to do', () => {
  const { artifacts, warnings } = renderRule(sample('rule', 'a', { prompt: 'x' }), { ...context, scope: 'local' })
  expect(artifacts).toEqual([])
  expect(warnings).toMatchObject([{ code: 'no-such-scope', message: expect.stringContaining('Give it the scope "project"') }])
})
