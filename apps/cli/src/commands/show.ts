import type { Component, ComponentPreview, Profile } from '@ccm/contract'
import { readError } from '@ccm/client'
import { componentTypes, isComponentType } from '../component-types.ts'
import { CommandError, UsageError } from '../errors.ts'
import { exitCodes, type ExitCode } from '../exit-codes.ts'
import { binaryOf, bytesOfBase64, sizeOf } from '../output/sizes.ts'
import { bold, cyan, dim, type Line } from '../output/styled.ts'
import { table } from '../output/table.ts'
import type { Session } from '../session.ts'
import { unknownWord } from '../unknown-word.ts'
import { boundTarget } from './bound-directory.ts'
import { showEffective } from './show-effective.ts'

export interface ShowArgs {
  name?: string
  /** With the name `run`: which one, as it was typed. */
  number?: string
  user: boolean
}

/**
 * Shows one component with the files it renders to, or one profile. `name` is a name, `type/name` or `profile/name`, or `run` with a number; without one it is
 * about what the current directory, or with `user` Claude Code's own, resolves to.
 */
export async function show({ name, number, user }: ShowArgs, session: Session): Promise<ExitCode> {
  if (name === 'run') return showOneRun(number, user, session)
  if (number !== undefined) throw new UsageError(`"ccm show" takes one name; leave "${number}" out, or write "ccm show run ${number}".`)
  if (name === undefined) return showEffective(await boundTarget({ user }, session), session)
  if (user) throw new UsageError(`--user is about ${session.claude.name}; leave "${name}" out.`)
  const slash = name.indexOf('/')
  if (slash === -1) return showAny(name, session)
  const [kind, handle] = [name.slice(0, slash), name.slice(slash + 1)]
  return kind === 'profile'
    ? showProfile(await session.api.profiles.get.query({ name: handle }), session)
    : showNamed(kind, handle, session)
}

async function showOneRun(number: string | undefined, user: boolean, session: Session): Promise<ExitCode> {
  if (number === undefined) throw new UsageError('"ccm show run" needs the number of a run: "ccm history" lists them.')
  const [{ showRun }, { runNumber }] = await Promise.all([import('../undo/show-run.ts'), import('../undo/run-number.ts')])
  return showRun(runNumber(number), await boundTarget({ user }, session), session)
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
  const supporting = component.type === 'skill' ? files.filter(({ path }) => !path.endsWith('/SKILL.md')) : []
  for (const file of files.filter((file) => !supporting.includes(file))) {
    io.out('')
    io.out(cyan(file.path))
    io.lines(file.encoding === undefined ? linesOf(file.content.trimEnd()) : [[binaryOf(sizeIn(file))]])
  }
  if (supporting.length > 0) io.out('')
  io.lines(table(supporting.map(supportingRow)))
  io.document({ command: 'show', exitCode: exitCodes.done, kind: 'component', component, files })
  return exitCodes.done
}

type File = ComponentPreview['files'][number]

const linesOf = (text: string): Line[] => text.split(/\r?\n/).map((line) => [line])

/** Bytes of a file. */
const sizeIn = ({ content, encoding }: File) => (encoding === undefined ? Buffer.byteLength(content) : bytesOfBase64(content))

const supportingRow = (file: File): Line => [
  cyan(file.path),
  file.encoding === undefined ? sizeOf(sizeIn(file)) : binaryOf(sizeIn(file)),
  dim(file.executable ? 'executable' : ''),
]

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
