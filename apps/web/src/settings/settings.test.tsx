import { screen, waitFor } from '@solidjs/testing-library'
import userEvent from '@testing-library/user-event'
import { expect, it } from 'vitest'
import { open } from '../test/open.tsx'

const answers = {
  'settings.get': () => ({ approveMcpServers: true, defaultProfileId: null }),
  'settings.about': () => ({
    version: '1.2.3',
    database: '/data/ccm.db',
    key: 'file',
    secrets: 2,
    warnings: ['Whoever reaches it can read them.'],
  }),
}

it('changes the theme at once, without a button', async () => {
  open('/settings', answers)
  await userEvent.click(await screen.findByRole('radio', { name: 'Dark' }))
  expect(screen.getByRole('radio', { name: 'Dark' })).toBeChecked()
  expect(localStorage.getItem('ccm:pref:theme')).toBe('"dark"')
})

it('saves what counts for all machines only when told to', async () => {
  const sent: unknown[] = []
  open('/settings', {
    ...answers,
    'settings.update': (input) => {
      sent.push(input)
      return input
    },
  })
  await userEvent.click(await screen.findByRole('checkbox', { name: 'Approve MCP servers of the library' }))
  expect(sent).toEqual([])
  await userEvent.click(await screen.findByRole('button', { name: /^Save settings/ }))
  await waitFor(() => expect(sent).toEqual([{ approveMcpServers: false, defaultProfileId: null }]))
})

it('says what the server is and what is risky in how it runs', async () => {
  open('/settings', answers)
  expect(await screen.findByText('/data/ccm.db')).toBeInTheDocument()
  expect(screen.getByText('Whoever reaches it can read them.')).toBeInTheDocument()
  expect(await screen.findByText('server-1')).toBeInTheDocument()
})
