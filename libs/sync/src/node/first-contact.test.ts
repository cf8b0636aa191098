import { expect, it } from 'vitest'
import { approvalOf, desiredOf, fileArtifact, keyArtifact } from '../testing/artifacts.ts'
import { makePlace } from '../testing/place.ts'
import { openTarget } from './session.ts'

const path = '.claude/agents/reviewer.md'
const agent = (description = 'Reviews: always') =>
  fileArtifact(path, `---\nname: "reviewer"\ndescription: "${description}"\ntools: "Read, Grep"\n---\n\nReview the code.\n`)
const byHand = '---\n# my reviewer\ndescription: "Reviews: always"\nname: reviewer\ntools: [Read, Grep]\n---\nReview the code.'
const docs = keyArtifact('.mcp.json', '/mcpServers/docs', { type: 'stdio', command: 'npx' })

it('takes note of a file that says the same in other words, and changes no byte of it', async () => {
  const place = makePlace()
  place.write(path, byHand)
  const session = openTarget(place)
  const plan = await session.plan(desiredOf(agent()))
  expect(plan.actions).toMatchObject([{ action: 'adopt', path }])
  const outcome = await session.apply(plan, desiredOf(agent()), { skip: new Set() })
  const entry = outcome.ledger.entries[`project:${path}`]
  expect(entry).toMatchObject({ origin: 'matched', want: plan.actions[0]?.want, have: plan.actions[0]?.have })
  expect(entry?.want).not.toBe(entry?.have)
  expect(outcome.ledger.complete).toBe(true)
  expect(openTarget(place).inStep()).toBe(true)
  expect((await openTarget(place).plan(desiredOf(agent()))).counts).toEqual({ keep: 1 })
  expect(place.read(path)).toBe(byHand)
})

it('leaves such a file where it is when the library changes it or lets it go', async () => {
  const place = makePlace()
  place.write(path, byHand)
  await place.sync(agent())
  expect((await openTarget(place).plan(desiredOf(agent('Reviews: twice')))).counts).toEqual({ conflict: 1 })
  await place.sync()
  expect(place.read(path)).toBe(byHand)
  expect(openTarget(place).ledger?.entries).toEqual({})
})

it('asks about a file that says something else', async () => {
  const place = makePlace()
  place.write(path, byHand.replace('always', 'never'))
  expect((await openTarget(place).plan(desiredOf(agent()))).counts).toEqual({ conflict: 1 })
})

it('takes note of a server that leaves out what Claude Code assumes, and approves it', async () => {
  const place = makePlace()
  const text = '{ "mcpServers": { "docs": { "command": "npx" } } }'
  place.write('.mcp.json', text)
  const wanted = [docs, approvalOf('docs')]
  const outcome = await place.sync(...wanted)
  expect(outcome.ledger.complete).toBe(true)
  expect(place.read('.mcp.json')).toBe(text)
  expect(place.exists('.claude/settings.local.json')).toBe(true)
  expect((await openTarget(place).plan(desiredOf(...wanted))).counts).toEqual({ keep: 2 })
})

it('does not take note of what a person changes between plan and apply', async () => {
  const place = makePlace()
  place.write(path, byHand)
  const session = openTarget(place)
  const plan = await session.plan(desiredOf(agent()))
  place.write(path, byHand.replace('always', 'never'))
  const outcome = await session.apply(plan, desiredOf(agent()), { skip: new Set() })
  expect(outcome.ledger).toMatchObject({ complete: false, entries: {} })
})
