import { screen, waitFor, within } from '@solidjs/testing-library'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { type Answers, Refusal } from '../../test/answers.ts'
import SkillForm from './skill-form.tsx'
import { showForm } from './test-fields.tsx'

/** A library that keeps files, by a hash that is short to read. */
function keeper(contents: Record<string, string> = {}): { answers: Answers; hash: (text: string) => string } {
  const kept = new Map<string, string>()
  const hash = (text: string) => {
    const sum = [...text].reduce((total, char) => (total * 31 + (char.codePointAt(0) ?? 0)) % 1_000_003, 7)
    return sum.toString(16).padStart(64, '0')
  }
  const keep = (text: string) => {
    kept.set(hash(text), text)
    return hash(text)
  }
  Object.values(contents).forEach(keep)
  return {
    hash,
    answers: {
      'components.uploadFile': ({ content }) => ({ hash: keep(String(content)), size: String(content).length }),
      'components.readFile': (input) => ({ content: kept.get(String(input.hash)) ?? '' }),
    },
  }
}

function openSkill(contents: Record<string, string>, more: Answers = {}) {
  const { answers, hash } = keeper(contents)
  const files = Object.entries(contents).map(([path, text]) => ({ path, hash: hash(text), executable: false }))
  const shown = showForm(SkillForm, {
    type: 'skill',
    config: { prompt: 'Do it.', ...(files.length > 0 && { files }) },
    answers: { ...answers, ...more },
  })
  return { ...shown, hash }
}

const upload = async (files: File[]) => userEvent.upload(await screen.findByLabelText('Files to upload'), files)

describe('the files of a skill', () => {
  it('are taken up, a script as executable, and named by the config', async () => {
    const { config, hash } = openSkill({})
    await upload([new File(['#!/bin/sh\n'], 'check.sh'), new File(['# Notes'], 'notes.md')])
    await waitFor(() =>
      expect(config().files).toEqual([
        { path: 'check.sh', hash: hash('#!/bin/sh\n'), executable: true },
        { path: 'notes.md', hash: hash('# Notes'), executable: false },
      ]),
    )
    expect(await screen.findByText('2 files uploaded')).toBeVisible()
    expect(screen.getByRole('treeitem', { name: /check\.sh/ })).toHaveTextContent('executable')
  })

  it('are refused with the reason, and nothing of them is sent', async () => {
    const { config } = openSkill({})
    await upload([new File(['x'], 'SKILL.md'), new File([new Uint8Array(1024 * 1024 + 1)], 'large.bin')])
    const refused = await screen.findByRole('alert')
    expect(refused).toHaveTextContent('Not taken: 2 files')
    expect(refused).toHaveTextContent(/SKILL\.md: SKILL\.md is made from the other fields/)
    expect(refused).toHaveTextContent(/at most 1 MB/)
    expect(config()).toEqual({ prompt: 'Do it.' })
  })

  it('can be sent again when they did not arrive', async () => {
    let isAway = true
    const { answers } = keeper()
    const { config } = openSkill(
      {},
      {
        'components.uploadFile': (input) => {
          if (isAway) throw new Refusal('too-large', 'The disk is full.')
          return answers['components.uploadFile']?.(input)
        },
      },
    )
    await upload([new File(['x'], 'a.md')])
    expect(await screen.findByText('Not uploaded: The disk is full.')).toBeVisible()
    isAway = false
    await userEvent.click(screen.getByRole('button', { name: 'Retry' }))
    await waitFor(() => expect(config().files).toHaveLength(1))
  })

  it('are made empty, at a path that is asked for and checked', async () => {
    const { config, hash } = openSkill({ 'notes.md': 'n' })
    await userEvent.click(await screen.findByRole('button', { name: 'New file' }))
    const dialog = await screen.findByRole('dialog', { name: 'New file' })
    const path = within(dialog).getByRole('textbox', { name: 'Path' })
    await userEvent.type(path, '../out{Enter}')
    expect(path).toHaveAccessibleDescription(/inside the skill/)
    await userEvent.clear(path)
    await userEvent.type(path, 'scripts/run.sh{Enter}')
    await waitFor(() => expect(config().files).toContainEqual({ path: 'scripts/run.sh', hash: hash(''), executable: false }))
    expect(await screen.findByRole('region', { name: 'scripts/run.sh' })).toBeVisible()
  })

  it('move with their folder', async () => {
    const { config } = openSkill({ 'scripts/a.sh': 'a', 'scripts/b.sh': 'b', 'c.md': 'c' })
    await userEvent.click(await screen.findByRole('treeitem', { name: /scripts/ }))
    await userEvent.click(within(screen.getByRole('region', { name: 'scripts/' })).getByRole('button', { name: 'Move' }))
    const path = await screen.findByRole('textbox', { name: 'Path' })
    await userEvent.clear(path)
    await userEvent.type(path, 'bin{Enter}')
    expect(config().files).toMatchObject([{ path: 'bin/a.sh' }, { path: 'bin/b.sh' }, { path: 'c.md' }])
  })

  it('come back when a delete is undone', async () => {
    const { config } = openSkill({ 'scripts/a.sh': 'a', 'c.md': 'c' })
    const before = config()
    const folder = await screen.findByRole('treeitem', { name: /scripts/ })
    folder.focus()
    await userEvent.keyboard('{Delete}')
    expect(config().files).toMatchObject([{ path: 'c.md' }])
    await userEvent.click(screen.getByRole('button', { name: /Undo/ }))
    expect(config().files).toEqual(expect.arrayContaining(Array.isArray(before.files) ? before.files : []))
  })

  it('can be set executable', async () => {
    const { config } = openSkill({ 'a.sh': 'a' })
    await userEvent.click(await screen.findByRole('treeitem', { name: /a\.sh/ }))
    await userEvent.click(screen.getByRole('checkbox', { name: 'Executable' }))
    expect(config().files).toMatchObject([{ path: 'a.sh', executable: true }])
  })

  it('that are no text are shown by what they are', async () => {
    openSkill({ 'logo.png': 'p' }, { 'components.readFile': () => ({ content: 'iVBORw==', encoding: 'base64' }) })
    await userEvent.click(await screen.findByRole('treeitem', { name: /logo\.png/ }))
    expect(await screen.findByText(/PNG picture, 4 bytes/)).toBeVisible()
  })
})

it('leaves rows alone that are no files, as the JSON tab may hold them', async () => {
  const { config } = showForm(SkillForm, {
    type: 'skill',
    config: { prompt: 'p', files: ['what', { path: 'a.md', hash: 'x', executable: false }] },
  })
  await userEvent.click(await screen.findByRole('treeitem', { name: /a\.md/ }))
  await userEvent.click(screen.getByRole('button', { name: 'Delete' }))
  expect(config().files).toEqual(['what'])
})
