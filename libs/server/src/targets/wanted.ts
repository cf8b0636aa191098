import type { Hash } from '@ccm/contract'
import { AppError } from '../errors.ts'
import type { Library } from '../library/library.ts'
import { memo } from '../library/memo.ts'
import { render as renderResolution, type RenderFor, type Wanted } from '../render/render.ts'
import type { Resolution } from '../resolve/resolution.ts'
import type { Lineage } from '../resolve/lineage.ts'
import { resolve } from '../resolve/resolve.ts'
import { envNames } from './env-names.ts'
import type { Subject } from './subject.ts'

/** Many targets share a profile. */
const lineages = memo<Lineage>(32)

/** The profiles a target's components come from. */
export const lineageOf = (library: Library, { profileId }: Pick<Subject, 'profileId'>): Lineage =>
  lineages(library, profileId ?? '', () => library.lineage(profileId))

/** Which components and values apply to a target, and why. */
export const resolveSubject = (library: Library, { profileId, machine, project, shared }: Subject): Resolution =>
  resolve(lineageOf(library, { profileId }), profileId, {
    kind: project ? 'project' : 'user',
    shared,
    project,
    machine,
    exceptions: library.exceptions(machine, project),
  })

/** What a target's components are rendered for. */
export const placeOf = ({ project, configDirectory, gitRoot }: Subject): Omit<RenderFor, 'envNames'> => ({
  target: project ? { kind: 'project' } : { kind: 'user', configDirectory },
  checkout: project && gitRoot ? { root: project.path } : gitRoot === undefined ? 'unknown' : 'none',
  project: { name: project?.name ?? '', description: project?.description ?? '' },
})

const render = (library: Library, subject: Subject): Wanted =>
  renderResolution(library, resolveSubject(library, subject), {
    ...placeOf(subject),
    envNames: envNames(library.read, subject.machine.id, subject.project?.id),
  })

/** A full answer of a thousand artifacts takes a megabyte or two. */
const answers = memo<Wanted>(8)
const revisions = memo<Hash | null>(10_000)

/** What a target's content depends on besides the library and its own rows. */
export const subjectKey = ({ targetId, shared, configDirectory, gitRoot }: Subject) => `${targetId} ${shared} ${configDirectory} ${gitRoot}`

/** @throws AppError `unresolvable` */
export const wantedOf = (library: Library, subject: Subject): Wanted =>
  answers(library, subjectKey(subject), () => render(library, subject))

/** The revision a target should be at; null when it does not resolve. */
export const wantedRevision = (library: Library, subject: Subject): Hash | null =>
  revisions(library, subjectKey(subject), () => {
    try {
      return wantedOf(library, subject).revision
    } catch (error) {
      if (error instanceof AppError && error.code === 'unresolvable') return null
      throw error
    }
  })
