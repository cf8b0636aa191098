import type { ComponentType } from '@ccm/contract'
import { everyPage } from '../commands/every-page.ts'
import { componentTypes, isComponentType } from '../component-types.ts'
import { CommandError, UsageError } from '../errors.ts'
import type { Session } from '../session.ts'
import { unknownWord } from '../unknown-word.ts'

export interface FoundComponent {
  id: string
  type: ComponentType
  name: string
}

/** The component that `type/name` names, or a name alone that only one has. */
export async function findComponent(text: string, { api }: Session): Promise<FoundComponent> {
  const slash = text.indexOf('/')
  if (slash !== -1) {
    const type = text.slice(0, slash)
    if (!isComponentType(type)) throw unknownWord(type, componentTypes, 'type of component')
    return api.components.get.query({ type, name: text.slice(slash + 1) })
  }
  const found = (await everyPage((page) => api.components.list.query({ ...page, search: text }))).filter(({ name }) => name === text)
  const [only] = found
  if (only && found.length === 1) return only
  if (only)
    throw new UsageError(`"${text}" names several components. Use one of: ${found.map(({ type, name }) => `${type}/${name}`).join(', ')}.`)
  throw new CommandError('not-found', `The library has no component "${text}". "ccm list" shows what there is.`)
}
