import { expect, type Locator, type Page } from '@playwright/test'
import type { ComponentType } from '@ccm/contract'
import type { Filled } from './filled.ts'
import { field, save } from './parts.ts'
import { settled, visit } from './places.ts'

/** What stands on a page only after somebody did something, and the way to it. Nothing of it is saved. */
export interface Scene {
  name: string
  path: string
  open: (page: Page) => Promise<void>
  /** What it is over; nothing where the focus was on no control. */
  opener?: (page: Page) => Locator
  /** Wide screens and phones show some things differently, or not at all. */
  only?: 'desk' | 'phone'
}

export const dialogOf = (page: Page) => page.locator('[role=dialog], [role=alertdialog]').last()

const button = (name: string | RegExp) => (page: Page) => page.getByRole('button', { name }).first()
const press = (name: string | RegExp) => ({ open: (page: Page) => button(name)(page).click(), opener: button(name) })
const choose = (menu: string | RegExp, item: string | RegExp) => ({
  open: async (page: Page) => {
    await button(menu)(page).click()
    await page.getByRole('menuitem', { name: item }).click()
  },
  opener: button(menu),
})
const key = (keys: string) => ({ open: (page: Page) => page.keyboard.press(keys) })
const more = /^More actions for/

async function select(page: Page): Promise<void> {
  await page
    .getByRole('checkbox', { name: /^Select / })
    .nth(1)
    .check()
  await expect(page.getByRole('region', { name: /^Selected/ })).toBeVisible()
}
const withSelection = (name: string) => {
  const opener = (page: Page) => page.getByRole('region', { name: /^Selected/ }).getByRole('button', { name })
  const open = async (page: Page) => {
    await select(page)
    await opener(page).click()
  }
  return { open, opener }
}

function idOf({ components }: Filled, type: ComponentType): string {
  const component = components.find((each) => each.type === type)
  if (!component) throw new Error(`There is no component of the type ${type}.`)
  return component.id
}

/** The dialogs and sheets of all pages. */
export function dialogsOf(filled: Filled): Scene[] {
  const component = (type: ComponentType) => `/components/${idOf(filled, type)}`
  const [profile, project, machine] = [`/profiles/${filled.profile}`, `/projects/${filled.project}`, `/machines/${filled.machine}`]
  return [
    { name: 'the palette', path: '/components', ...key('Control+k') },
    { name: 'the keys', path: '/components', ...key('?') },
    { name: 'more pages', path: '/', ...press(/^More$/), only: 'phone' },
    { name: 'delete a component', path: component('subagent'), ...choose(more, 'Delete component') },
    { name: 'add to a profile', path: component('subagent'), ...choose(more, 'Add to profile') },
    { name: 'browse the tools', path: component('subagent'), ...press('Browse') },
    { name: 'what a save changes', path: component('mcp-server'), ...edited(/^Show (all|what changes)/) },
    { name: 'paste a server', path: component('mcp-server'), ...press('Paste a snippet') },
    { name: 'a variable for a field', path: component('mcp-server'), ...newSecret },
    { name: 'move a file of a skill', path: component('skill'), ...movedFile },
    { name: 'tag the selected', path: '/components', ...withSelection('Tag') },
    { name: 'add the selected to a profile', path: '/components', ...withSelection('Add to profile'), only: 'desk' },
    { name: 'delete the selected', path: '/components?type=subagent', ...withSelection('Delete'), only: 'desk' },
    { name: 'delete a profile', path: profile, ...choose(more, 'Delete profile') },
    { name: 'add components to a profile', path: profile, ...press('Add components') },
    { name: 'rename a project', path: project, ...choose(more, 'Rename') },
    { name: 'change the profile of a project', path: project, ...choose(more, 'Change profile') },
    { name: 'forget a project', path: project, ...choose(more, 'Forget project') },
    { name: 'rename a machine', path: machine, ...choose(more, 'Rename') },
    { name: 'renew the token of a machine', path: machine, ...choose(more, 'Renew token') },
    { name: 'forget a machine', path: machine, ...choose(more, 'Forget machine') },
    { name: 'set a variable', path: '/variables', ...press(/^New/) },
    { name: 'set a value again', path: '/variables?show=valueOf', ...choose(/^More actions for valueOf on/, 'Set another value') },
    { name: 'delete a value', path: '/variables?show=valueOf', ...choose(/^More actions for valueOf on/, 'Delete value') },
    { name: 'paste a .env file', path: '/variables', ...press('Paste .env'), only: 'desk' },
    { name: 'paste a .env file', path: '/variables', ...choose('More actions for variables', 'Paste a .env file'), only: 'phone' },
    { name: 'export the values', path: '/variables', ...press('Export'), only: 'desk' },
    { name: 'export the values', path: '/variables', ...choose('More actions for variables', 'Export values'), only: 'phone' },
  ]
}

async function edit(page: Page): Promise<void> {
  await field(page, 'Command').fill('said-in-other-words')
  await expect(save(page)).toBeEnabled()
}
const edited = (name: string | RegExp) => ({
  open: async (page: Page) => {
    await edit(page)
    await button(name)(page).click()
  },
  opener: button(name),
})
const newSecret = {
  open: async (page: Page) => {
    await button('Use a variable for SAID')(page).click()
    await page
      .getByRole('combobox', { name: 'Find a variable' })
      .or(page.getByRole('combobox', { expanded: true }))
      .first()
      .fill('NEW_ONE')
    await page.getByRole('option', { name: /^Create/ }).click()
  },
  opener: (page: Page) => page.getByRole('combobox', { name: 'Value of SAID' }),
}
const movedFile = {
  open: async (page: Page) => {
    await page
      .getByRole('tree', { name: 'Supporting files' })
      .getByRole('treeitem', { name: /read me/ })
      .click()
    await button(/^Move$/)(page).click()
  },
  opener: button(/^Move$/),
}

/** Menus, choices and forms that open in a page, and what it says of a selection or of something wrong. */
export function actsOf(filled: Filled): Scene[] {
  const component = (type: ComponentType) => `/components/${idOf(filled, type)}`
  const machine = `/machines/${filled.machine}`
  const project = `/projects/${filled.project}`
  const menu = async (page: Page, opener: Locator) => {
    await opener.click()
    await expect(page.getByRole('menu')).toBeVisible()
  }
  return [
    { name: 'a selection', path: '/components', open: select },
    {
      name: 'the menu of a selection',
      path: '/components',
      only: 'phone',
      open: async (page) => {
        await select(page)
        await menu(page, button('More actions for the selected components')(page))
      },
    },
    { name: 'the filters', path: '/components', ...press(/^Filter/), only: 'phone' },
    { name: 'the menu of a row', path: '/components', open: (page) => menu(page, button(more)(page)) },
    { name: 'the types of a new component', path: '/components', open: (page) => menu(page, button(/^New/)(page)) },
    { name: 'the menu of a component', path: component('subagent'), open: (page) => menu(page, button(more)(page)) },
    { name: 'an edit', path: component('mcp-server'), open: edit },
    {
      name: 'fields that are wrong',
      path: component('mcp-server'),
      open: async (page) => {
        await field(page, 'Timeout').fill('-5')
        await save(page).click()
        await expect(field(page, 'Timeout')).toHaveAttribute('aria-invalid', 'true')
      },
    },
    {
      name: 'the choices of a field',
      path: component('hook'),
      open: async (page) => {
        await page.getByRole('combobox', { name: 'Event' }).fill('Tool')
        await expect(page.getByRole('option').first()).toBeVisible()
      },
    },
    { name: 'the menu of a project', path: project, open: (page) => menu(page, button(more)(page)) },
    ...[machine, `${project}?tab=overrides`].flatMap((path): Scene[] => [
      { name: `an override that is edited, ${path === machine ? 'machine' : 'project'}`, path, open: editOverride },
      { name: `a new override, ${path === machine ? 'machine' : 'project'}`, path, ...press('Add override') },
    ]),
  ]
}

async function editOverride(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^More actions for the override of the-subagent/ }).click()
  await page.getByRole('menuitem', { name: 'Edit override' }).click()
  await expect(page.getByRole('group', { name: /^Override of/ })).toBeVisible()
}

/** The scenes of a width. */
export const shownAt = (size: 'desk' | 'phone', scenes: readonly Scene[]) =>
  scenes.filter(({ only }) => only === undefined || only === size)

/** Opens a page and does what leads to the scene. */
export async function enter(page: Page, { path, open }: Scene): Promise<void> {
  await visit(page, path)
  await open(page)
  await settled(page)
}
