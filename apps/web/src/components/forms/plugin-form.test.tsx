import { screen } from '@solidjs/testing-library'
import userEvent from '@testing-library/user-event'
import { expect, it } from 'vitest'
import PluginForm from './plugin-form.tsx'
import { showForm } from './test-fields.tsx'

const choose = async (option: string) => {
  await userEvent.click(screen.getByRole('button', { name: /Comes from/ }))
  await userEvent.click(await screen.findByRole('option', { name: new RegExp(`^${option}`) }))
}

it('remembers what another kind of source held, until the page is left', async () => {
  const github = { source: 'github', repo: 'acme/plugins', ref: 'v1' }
  const { config } = showForm(PluginForm, { type: 'plugin', config: { enabled: true, marketplace: { source: github, autoUpdate: true } } })
  await choose('npm')
  expect(config().marketplace).toEqual({ source: { source: 'npm' }, autoUpdate: true })
  await userEvent.type(screen.getByRole('textbox', { name: 'Package' }), '@acme/plugins')
  expect(config().marketplace).toMatchObject({ source: { source: 'npm', package: '@acme/plugins' } })
  await choose('GitHub')
  expect(config().marketplace).toEqual({ source: github, autoUpdate: true })
  await choose('A marketplace the machine knows already')
  expect(config()).toEqual({ enabled: true })
})

it('switches off, and shows what is wrong with its source', async () => {
  const errors = { 'config.marketplace.source.repo': 'Use "owner/repository".' }
  const { config } = showForm(PluginForm, { type: 'plugin', config: { marketplace: { source: { source: 'github', repo: 'x' } } }, errors })
  expect(await screen.findByRole('textbox', { name: 'Repository' })).toHaveAccessibleDescription(/owner\/repository/)
  await userEvent.click(screen.getByRole('radio', { name: 'Switched off' }))
  expect(config().enabled).toBe(false)
})
