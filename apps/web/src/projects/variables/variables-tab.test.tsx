import { screen, waitFor, within } from '@solidjs/testing-library'
import userEvent from '@testing-library/user-event'
import { expect, it } from 'vitest'
import type { Answers } from '../../test/answers.ts'
import { open } from '../../test/open.tsx'
import { component, project, status } from '../../test/server.ts'
// Loaded before the first test, which would wait for it otherwise.
import '../project-page.tsx'

const page = (answers: Answers) =>
  open('/projects/project-shop?tab=variables', {
    'projects.get': () => project({ variables: { branch: 'main' } }),
    'sync.status': () => status(),
    'projects.overrides.list': () => ({ items: [] }),
    'projects.effective': () => ({
      components: [
        {
          componentId: 'component-rules',
          type: 'claude-md',
          name: 'rules',
          key: 'rules',
          revision: 1,
          scope: 'project',
          switchedOff: false,
          reasons: [],
        },
      ],
      leftOut: [],
      variables: { branch: { value: 'main', from: 'project storefront' }, testCommand: { value: 'npm test', from: 'profile base' } },
      warnings: [{ code: 'missing-env-var', message: '${PG_DSN} has no value here.' }],
      problem: null,
    }),
    'components.get': () =>
      component({ id: 'component-rules', type: 'claude-md', name: 'rules', config: { template: 'Run {{lint}} on {{branch}}' } }),
    ...answers,
  })

it('says where each value comes from, what is asked for, and what has no value', async () => {
  page({})
  const applies = await screen.findByRole('region', { name: 'What applies here' })
  expect(applies).toHaveTextContent('branchmainthis project')
  expect(applies).toHaveTextContent('from profile base')
  const asked = await screen.findByRole('region', { name: 'Asked for by its components' })
  expect(within(asked).getByText('{{lint}}').closest('li')).toHaveTextContent('no value')
  expect(within(asked).getByText('{{branch}}').closest('li')).not.toHaveTextContent('no value')
  expect(screen.getByRole('link', { name: 'Set PG_DSN' })).toHaveAttribute('href', '/variables?name=PG_DSN')
})

it('saves a variable that was asked for on top of the revision that was seen', async () => {
  const sent: unknown[] = []
  page({
    'projects.update': (input) => {
      sent.push(input)
      return project({ variables: { branch: 'main', lint: 'npm run lint' }, revision: 2 })
    },
  })
  await userEvent.click(await screen.findByRole('button', { name: 'Add lint' }))
  await userEvent.type(screen.getByRole('textbox', { name: 'Value of lint' }), 'npm run lint')
  await userEvent.click(screen.getByRole('button', { name: /Save variables/ }))
  await waitFor(() =>
    expect(sent).toEqual([{ id: 'project-shop', expectedRevision: 1, variables: { branch: 'main', lint: 'npm run lint' } }]),
  )
  await waitFor(() => expect(screen.queryByRole('button', { name: /Save variables/ })).toBeNull())
})
