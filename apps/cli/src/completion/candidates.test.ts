import { cac } from 'cac'
import { describe, expect, it } from 'vitest'
import { declareCommands } from '../cli.ts'
import { componentTypes } from '../component-types.ts'
import { envActions } from '../commands/env.ts'
import { machineActions } from '../commands/machine.ts'
import { projectActions } from '../commands/project.ts'
import { actions, complete, type Known } from './candidates.ts'
import { declaredIn } from './declared.ts'
import { scripts } from './scripts.ts'

const declared = declaredIn(
  declareCommands([], () => {
    throw new Error('No session is needed to know what there is.')
  }),
)
const names = (...list: string[]) => list.map((word) => ({ word, about: '' }))
const known: Known = {
  profiles: () => Promise.resolve(names('base', 'web-app')),
  components: () => Promise.resolve(names('mcp-server/memory', 'skill/notes')),
  envVars: () => Promise.resolve(names('API_KEY')),
  boundPaths: () => names('/code/shop'),
}
async function after(line: string) {
  const { paths, candidates } = await complete(line.split(' '), declared, known)
  return { paths, words: candidates.map(({ word }) => word) }
}

describe('a word', () => {
  it.each([
    ['s', ['sync', 'status', 'show']],
    ['--json sy', ['sync']],
    ['--server http://nas sy', ['sync']],
    ['apply --profile ', ['base', 'web-app']],
    ['apply --profile w', ['web-app']],
    ['apply --profile=w', ['web-app']],
    ['apply --profile = w', ['web-app']],
    ['apply --profile =', ['base', 'web-app']],
    ['sync --a', ['--all', '--accept-server']],
    ['sync --dry', ['--dry-run']],
    ['list --type s', ['subagent', 'skill', 'settings', 'status-line']],
    ['list p', ['profiles', 'projects', 'permissions', 'plugin']],
    ['machine ex', ['exclude']],
    ['machine exclude skill/', ['skill/notes']],
    ['machine include --scope l', ['local']],
    ['machine exclude --json ', ['mcp-server/memory', 'skill/notes']],
    ['machine rename x', []],
    ['show profile/', ['profile/base', 'profile/web-app']],
    ['env re', ['remove', 'reveal']],
    ['env reveal ', ['API_KEY']],
    ['project re', ['release']],
    ['undo --r', ['--run']],
    ['config set t', ['trust']],
    ['config list ', []],
    ['completion ', ['bash', 'zsh', 'fish']],
    ['nonsense ', []],
  ])('%j is completed to %j', async (line, words) => {
    expect(await after(line)).toEqual({ paths: 'none', words })
  })
})

it.each([
  ['sync ', 'directories', ['/code/shop']],
  ['undo ', 'directories', ['/code/shop']],
  ['history ', 'directories', ['/code/shop']],
  ['remove --files ', 'directories', ['/code/shop']],
  ['project move ', 'directories', ['/code/shop']],
  ['project release ', 'directories', ['/code/shop']],
  ['--cwd ', 'directories', []],
  ['env import ', 'files', []],
  ['env set --from-file ', 'files', []],
  ['exec -- cl', 'commands', []],
  ['exec -- claude --js', 'files', []],
])('%j takes paths as well: %s', async (line, paths, words) => {
  expect(await after(line)).toEqual({ paths, words })
})

it('offers every command and every type', async () => {
  expect((await after('')).words).toEqual(declared.commands.map(({ name }) => name))
  expect((await after('list --type ')).words).toEqual(componentTypes)
})

it('offers the actions there are', () => {
  expect(actions.machine).toEqual(Object.keys(machineActions))
  expect(actions.env).toEqual(envActions)
  expect(actions.project).toEqual(Object.keys(projectActions))
  expect(actions.completion).toEqual(Object.keys(scripts))
})

it('knows which flags take a value', () => {
  const cli = cac('x')
  cli.option('-y, --yes', 'Yes')
  cli.option('--server <url>', 'Server')
  expect(declaredIn(cli).flags).toEqual([
    { word: '--yes', about: 'Yes', takesValue: false },
    { word: '--server', about: 'Server', takesValue: true },
  ])
})
