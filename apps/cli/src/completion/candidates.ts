import { componentTypes } from '../component-types.ts'
import { readLine } from './line.ts'

export interface Candidate {
  word: string
  about: string
}

/** A flag as it was declared. */
export interface Flag {
  word: string
  about: string
  takesValue: boolean
}

export interface Declared {
  commands: { name: string; about: string; flags: Flag[] }[]
  /** Flags of every command. */
  flags: Flag[]
}

/** What only the machine or the server knows, asked for when it is needed. */
export interface Known {
  profiles(): Promise<Candidate[]>
  components(): Promise<Candidate[]>
  envVars(): Promise<Candidate[]>
  boundPaths(): Candidate[]
}

/** Which paths of the disk fit besides the candidates, by the word the scripts know. */
export type Paths = 'none' | 'directories' | 'files' | 'commands'

export interface Completion {
  paths: Paths
  candidates: Candidate[]
}

/** What may stand at the cursor. `words` are all up to it, without `ccm`; the last is the one being typed. */
export async function complete(words: readonly string[], declared: Declared, known: Known): Promise<Completion> {
  const flags = [...declared.flags, ...declared.commands.flatMap((command) => command.flags)]
  const line = readLine(words, (word) => flags.some((flag) => flag.word === word && flag.takesValue))
  if (line.behindDashes !== undefined) return { paths: line.behindDashes === 0 ? 'commands' : 'files', candidates: [] }
  const { paths, candidates } = await fitting(line, declared, known)
  return { paths, candidates: candidates.filter(({ word }) => word.startsWith(line.current)) }
}

async function fitting(
  { command, args, flag, current }: ReturnType<typeof readLine>,
  declared: Declared,
  known: Known,
): Promise<Completion> {
  if (flag !== undefined) return valueOf(flag, known)
  const chosen = declared.commands.find(({ name }) => name === command)
  if (current.startsWith('-')) return words([...(chosen?.flags ?? []), ...declared.flags])
  if (command === undefined) return words(declared.commands.map(({ name, about }) => ({ word: name, about })))
  return argumentOf(command, args, known)
}

const words = (candidates: Candidate[]): Completion => ({ paths: 'none', candidates })
const plain = (list: readonly string[]): Completion => words(list.map((word) => ({ word, about: '' })))

async function valueOf(flag: string, known: Known): Promise<Completion> {
  switch (flag) {
    case '--profile':
      return words(await known.profiles())
    case '--type':
      return plain(componentTypes)
    case '--scope':
      return plain(['project', 'local', 'user'])
    case '--cwd':
      return { paths: 'directories', candidates: [] }
    case '--from-file':
      return { paths: 'files', candidates: [] }
    default:
      return plain([])
  }
}

/** The words that choose what a command does. */
export const actions: Record<string, readonly string[]> = {
  config: ['list', 'get', 'set'],
  machine: ['show', 'list', 'apply', 'overrides', 'include', 'exclude', 'modify', 'reset', 'set', 'unset', 'rename', 'forget'],
  env: ['list', 'set', 'remove', 'reveal', 'check', 'import'],
  project: ['show', 'move', 'release'],
  completion: ['bash', 'zsh', 'fish'],
  list: ['components', 'profiles', 'projects', ...componentTypes],
}

async function argumentOf(command: string, args: readonly string[], known: Known): Promise<Completion> {
  const [action] = args
  if (command in actions && action === undefined) return plain(actions[command] ?? [])
  switch (command) {
    case 'sync':
    case 'status':
    case 'diff':
    case 'history':
    case 'undo':
    case 'remove':
      return { paths: 'directories', candidates: action === undefined ? known.boundPaths() : [] }
    case 'project':
      return { paths: 'directories', candidates: args.length === 1 && action !== 'show' ? known.boundPaths() : [] }
    case 'init':
      return { paths: 'directories', candidates: [] }
    case 'show': {
      const profiles = (await known.profiles()).map(({ word, about }) => ({ word: `profile/${word}`, about }))
      return words(action === undefined ? [...(await known.components()), ...profiles] : [])
    }
    case 'config':
      return plain(args.length === 1 && action !== 'list' ? ['serverUrl', 'machineName', 'trust', 'allowEnv'] : [])
    case 'machine':
      return words(args.length === 1 && ['include', 'exclude', 'modify', 'reset'].includes(action ?? '') ? await known.components() : [])
    case 'env':
      if (action === 'import') return { paths: 'files', candidates: [] }
      return words(args.length === 1 && ['set', 'remove', 'reveal'].includes(action ?? '') ? await known.envVars() : [])
    default:
      return plain([])
  }
}
