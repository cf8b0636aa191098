import fc from 'fast-check'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { type HostilePlace, honest, openHostilePlace } from './hostile-place.ts'
import { answerOf, file } from './hostile-server.ts'

// Every answer is heard by a process of its own, and the computer may be busy with others.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 60_000 })

const RUNS = Number(process.env.CCM_FUZZ_RUNS ?? 120)

let place: HostilePlace
beforeAll(async () => void (place = await openHostilePlace()))
afterAll(() => place.close())

const good = answerOf([...honest, file('.claude/rules/new.md', 'New.\n')], {
  warnings: [{ code: 'shadowed', message: 'Said.', owner: { componentId: 'component-x', type: 'rule', name: 'x', revision: 1 } }],
  known: { 'project:.claude/rules/new.md': ['a'.repeat(64)] },
  putBack: [{ id: 'project:.claude/rules/new.md', have: null }],
})

type Step = string | number

/** The way to every value in the answer. */
function waysIn(value: unknown, way: Step[] = []): Step[][] {
  if (typeof value !== 'object' || value === null) return [way]
  return [way, ...Object.entries(value).flatMap(([name, inner]) => waysIn(inner, [...way, Array.isArray(value) ? Number(name) : name]))]
}

/** The answer with another value, or none, at the end of one way. */
function replaced(value: unknown, [step, ...rest]: Step[], by: unknown): unknown {
  if (step === undefined) return by
  const copy: unknown = structuredClone(value)
  if (typeof copy !== 'object' || copy === null) return by
  Reflect.set(copy, step, replaced(Reflect.get(copy, step), rest, by))
  return copy
}

const hostile = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    undefined,
    true,
    0,
    -1,
    1e400,
    1.5,
    '',
    '..',
    '../../x',
    '/etc/passwd',
    '__proto__',
    'constructor',
    'x\u0000',
    'project:.claude/agents/mine.md',
    [],
    [[]],
    {},
    { toString: 5 },
    { length: 5 },
    { __proto__: null, constructor: 1 },
  ),
  fc.jsonValue({ maxDepth: 3 }),
)

const answers = fc
  .array(fc.tuple(fc.constantFrom(...waysIn(good)), hostile), { minLength: 1, maxLength: 3 })
  .map((changes) => changes.reduce<unknown>((answer, [way, by]) => replaced(answer, way, by), good))

/** Files only the user writes in. */
const untouched = (path: string) =>
  !/^project\/(?:\.claude(?:\/rules(?:\/.*)?|\/agents\/reviewer\.md|\/settings\.json)?|\.mcp\.json|CLAUDE\.md)$/.test(path)

it('an answer of any shape is carried out or refused in words, and what the user wrote stays', async () => {
  const before = place.look()
  await fc.assert(
    fc.asyncProperty(answers, fc.constantFrom(['sync', '--yes'], ['sync', '--json'], ['status'], ['diff']), async (answer, argv) => {
      place.server.answers['sync.desired'] = () => answer
      const { code, out, err } = await place.ccm(argv)
      expect([0, 1, 2], err).toContain(code)
      expect(out + err).not.toMatch(
        /\n\s+at |node:internal|\.js:\d|TypeError|Cannot (?:read|destructure|convert)|is not (?:a function|iterable)|\[object/,
      )
      const after = place.look()
      const kept = (tree: typeof before) => Object.fromEntries(Object.entries(tree).filter(([path]) => untouched(path)))
      expect(kept(after)).toEqual(kept(before))
      expect(place.read('CLAUDE.md')).toMatch(/^# Ours\r\n/)
      expect(place.read('.mcp.json')).toContain('"mine": { "command": "x" }')
      expect(place.read('.claude/settings.json')).toContain('\t"model": "opus",\n\t"permissions": { "allow": ["Bash(ls)"')
      for (const path of Object.keys(before)) expect(after, path).toHaveProperty([path])
    }),
    { numRuns: RUNS, endOnFailure: process.env.CCM_FUZZ_RUNS !== undefined },
  )
})
