import type { Hash, Variables } from '@ccm/contract'
import { AppError } from '../errors.ts'
import type { Library } from '../library/library.ts'
import { memo } from '../library/memo.ts'
import { render, type Wanted } from '../render/render.ts'
import { readLineage } from '../resolve/lineage.ts'
import { type Resolution, resolve } from '../resolve/resolve.ts'

/** A project as its target's content depends on it. */
export interface TargetProject {
  projectId: string
  name: string
  description: string
  profileId: string | null
  variables: Variables
}

const NOTHING = { profiles: new Map(), pieces: new Map() }

/** Which components and values apply to a project, and why. */
export const resolveProject = ({ read }: Library, { profileId, name, variables }: TargetProject): Resolution =>
  resolve(profileId === null ? NOTHING : readLineage(read, profileId), profileId, { name, variables })

/** A full answer of a thousand artifacts takes a megabyte or two. */
const answers = memo<Wanted>(8)
const revisions = memo<Hash | null>(10_000)

/** @throws AppError `unresolvable` */
export const wantedOf = (library: Library, project: TargetProject): Wanted =>
  answers(library, project.projectId, () => render(library, resolveProject(library, project), project))

/** The revision a project's target should be at; null when it does not resolve. */
export const wantedRevision = (library: Library, project: TargetProject): Hash | null =>
  revisions(library, project.projectId, () => {
    try {
      return wantedOf(library, project).revision
    } catch (error) {
      if (error instanceof AppError && error.code === 'unresolvable') return null
      throw error
    }
  })
