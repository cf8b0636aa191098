import type { ComponentSummary, ComponentType, EnvVar, Machine, ProfileSummary, Project } from '@ccm/contract'
import type { Component } from 'solid-js'
import { typeLooks } from '../component-types.ts'
import { systemName } from '../machines/system-name.ts'
import { count } from '../ui/count.ts'

/** What the rows of the palette are sorted into, in the order of Tab. */
export const groups = ['about', 'recent', 'components', 'profiles', 'projects', 'machines', 'variables', 'pages', 'actions'] as const
export type Group = (typeof groups)[number]

/** The groups of things that are kept. */
export type ItemGroup = 'components' | 'profiles' | 'projects' | 'machines' | 'variables'

/** One row of the palette: a page, an item or an act. */
export interface Entry {
  /** The same for the same thing, however it was found. */
  id: string
  group: Group
  name: string
  /** Written in mono: a name a person could type. */
  mono?: boolean
  tags?: readonly string[]
  /** More about it, shown behind the name and searched. */
  text?: string
  /** The name of what it acts on. */
  about?: string
  /** Searched and not shown. */
  words?: string
  /** At the right end. */
  detail?: string
  keys?: string[]
  type?: ComponentType
  icon?: Component<{ class?: string }>
  href?: string
  run?: () => void
}

const used = (projects: number) => (projects === 0 ? 'not used' : `used by ${projects}`)

type KnownComponent = Pick<ComponentSummary, 'id' | 'type' | 'name' | 'description' | 'tags'> & { reach?: ComponentSummary['reach'] }

export const componentEntry = (row: KnownComponent): Entry => ({
  id: `components/${row.id}`,
  group: 'components',
  name: row.name,
  mono: true,
  type: row.type,
  tags: row.tags,
  text: row.description,
  words: typeLooks[row.type].word,
  ...(row.reach && { detail: used(row.reach.projects) }),
  href: `/components/${row.id}`,
})

export const profileEntry = (row: Pick<ProfileSummary, 'id' | 'name'> & { description?: string; projects?: number }): Entry => ({
  id: `profiles/${row.id}`,
  group: 'profiles',
  name: row.name,
  mono: true,
  ...(row.description && { text: row.description }),
  ...(row.projects !== undefined && { detail: count(row.projects, 'project') }),
  href: `/profiles/${row.id}`,
})

export const projectEntry = (row: Pick<Project, 'id' | 'name' | 'machine' | 'path'>): Entry => ({
  id: `projects/${row.id}`,
  group: 'projects',
  name: row.name,
  mono: true,
  text: row.path,
  words: row.machine.name,
  detail: row.machine.name,
  href: `/projects/${row.id}`,
})

export const machineEntry = (row: Pick<Machine, 'id' | 'displayName' | 'platform'>): Entry => ({
  id: `machines/${row.id}`,
  group: 'machines',
  name: row.displayName,
  mono: true,
  detail: systemName[row.platform],
  href: `/machines/${row.id}`,
})

/** One name has a value for each place it counts in; the palette leads to the name. */
export const variableEntry = ({ name, sensitive }: Pick<EnvVar, 'name' | 'sensitive'>): Entry => ({
  id: `variables/${name}`,
  group: 'variables',
  name,
  mono: true,
  detail: sensitive ? 'secret' : 'plain',
  href: `/variables?q=${encodeURIComponent(name)}`,
})
