import type { ComponentSummary, ComponentType, ProfileSummary, Project } from '@ccm/contract'
import { componentTypes, isComponentType } from '../component-types.ts'
import { exitCodes, type ExitCode } from '../exit-codes.ts'
import { unknownWord } from '../unknown-word.ts'
import { bold, dim, type Line } from '../output/styled.ts'
import { table } from '../output/table.ts'
import type { Session } from '../session.ts'
import { everyPage } from './every-page.ts'

export interface ListArgs {
  /** `components`, `profiles`, `projects`, or a type of component. */
  what?: string
  type?: string
  search?: string
}

/** Lists what the library holds. */
export async function list({ what = 'components', type, search }: ListArgs, session: Session): Promise<ExitCode> {
  if (isComponentType(what)) return components(what, search, session)
  switch (what) {
    case 'components':
      if (type !== undefined && !isComponentType(type)) throw unknownWord(type, componentTypes, 'type of component')
      return components(type, search, session)
    case 'profiles':
      return show(session, 'profiles', await everyPage((page) => session.api.profiles.list.query({ ...page, search })), profileRow)
    case 'projects':
      return show(session, 'projects', await everyPage((page) => session.api.projects.list.query({ ...page, search })), projectRow)
    default:
      throw unknownWord(what, ['components', 'profiles', 'projects', ...componentTypes], 'list')
  }
}

const components = async (type: ComponentType | undefined, search: string | undefined, session: Session) =>
  show(session, 'components', await everyPage((page) => session.api.components.list.query({ ...page, type, search })), componentRow)

function show<T>({ io }: Session, what: string, items: T[], row: (item: T) => Line): ExitCode {
  for (const line of table(items.map(row))) io.out(...line)
  if (items.length === 0) io.out(`No ${what} match.`)
  io.document({ command: 'list', exitCode: exitCodes.done, what, total: items.length, items })
  return exitCodes.done
}

const componentRow = ({ type, name, description, enabled }: ComponentSummary): Line => [
  type,
  bold(name),
  dim(enabled ? description : `(disabled) ${description}`),
]
const profileRow = ({ name, description, components, projects }: ProfileSummary): Line => [
  bold(name),
  plural(components, 'component'),
  plural(projects, 'project'),
  dim(description),
]
const projectRow = ({ name, state, profile, machine, path }: Project): Line => [
  bold(name),
  state,
  profile?.name ?? 'no profile',
  machine.name,
  dim(path),
]

const plural = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`
