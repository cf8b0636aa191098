import type { Component, Profile } from '@ccm/contract'
import { readError } from '@ccm/client'
import { componentTypes, isComponentType } from '../component-types.ts'
import { CommandError, UsageError } from '../errors.ts'
import { exitCodes, type ExitCode } from '../exit-codes.ts'
import { bold, cyan, dim, type Line } from '../output/styled.ts'
import { table } from '../output/table.ts'
import type { Session } from '../session.ts'
import { unknownWord } from '../unknown-word.ts'

/** Shows one component with the files it renders to, or one profile. `name` is a name, `type/name` or `profile/name`. */
export async function show({ name }: { name: string }, session: Session): Promise<ExitCode> {
  const slash = name.indexOf('/')
  if (slash === -1) return showAny(name, session)
  const [kind, handle] = [name.slice(0, slash), name.slice(slash + 1)]
  return kind === 'profile'
    ? showProfile(await session.api.profiles.get.query({ name: handle }), session)
    : showNamed(kind, handle, session)
}

async function showAny(name: string, session: Session): Promise<ExitCode> {
  const { api } = session
  const [{ items }, profile] = await Promise.all([api.components.list.query({ search: name, limit: 200 }), findProfile(name, session)])
  const found = items.filter((item) => item.name === name)
  const choices = [...found.map(({ type }) => `${type}/${name}`), ...(profile ? [`profile/${name}`] : [])]
  if (choices.length > 1) throw new UsageError(`"${name}" names several things. Use one of: ${choices.join(', ')}.`)
  if (profile) return showProfile(profile, session)
  const [only] = found
  if (only) return showComponent(await api.components.get.query({ id: only.id }), session)
  throw new CommandError(
    'not-found',
    `The library has no component or profile "${name}". "ccm list" and "ccm list profiles" show what there is.`,
  )
}

async function findProfile(name: string, { api }: Session): Promise<Profile | undefined> {
  try {
    return await api.profiles.get.query({ name })
  } catch (error) {
    const { code } = readError(error)
    if (code === 'not-found' || code === 'bad-request') return undefined
    throw error
  }
}

async function showNamed(type: string, name: string, session: Session): Promise<ExitCode> {
  if (!isComponentType(type)) throw unknownWord(type, [...componentTypes, 'profile'], 'type of component')
  return showComponent(await session.api.components.get.query({ type, name }), session)
}

async function showComponent(component: Component, session: Session): Promise<ExitCode> {
  const { files } = await session.api.components.preview.query({ id: component.id })
  const { io } = session
  io.out(bold(component.name), dim(`  ${component.type}, revision ${component.revision}${component.enabled ? '' : ', disabled'}`))
  if (component.description) io.out(component.description)
  if (component.tags.length > 0) io.out(dim(component.tags.map((tag) => `#${tag}`).join(' ')))
  for (const { path, content } of files) {
    io.out('')
    io.out(cyan(path))
    io.out(content.trimEnd())
  }
  io.document({ command: 'show', exitCode: exitCodes.done, kind: 'component', component, files })
  return exitCodes.done
}

function showProfile(profile: Profile, { io }: Session): ExitCode {
  io.out(bold(profile.name), dim(`  profile, revision ${profile.revision}`))
  if (profile.description) io.out(profile.description)
  const rows = profile.components.map(({ type, name, scope, enabled }): Line => [
    `  ${type}`,
    name,
    dim(enabled ? scope : `${scope}, disabled`),
  ])
  for (const line of table(rows)) io.out(...line)
  for (const [name, value] of Object.entries(profile.variables)) io.out(`  {{${name}}} = ${value}`)
  io.document({ command: 'show', exitCode: exitCodes.done, kind: 'profile', profile })
  return exitCodes.done
}
