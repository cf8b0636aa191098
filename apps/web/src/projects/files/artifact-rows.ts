import type { Artifact, StandingException, TargetPreview, TargetStatus } from '@ccm/contract'
import { readArtifactId, sayShare, shownPath } from '../../ui/artifact-id.ts'
import type { Step } from '../../ui/step-mark.tsx'
import { stepOfException } from '../steps.ts'

interface Row {
  /** What the address calls it. */
  id: string
  path: string
  step: Step
  /** What is said of it at the right: which part of the file it is, or how much of it is ours. */
  note: string
}
/** An artifact that was not in step at the last report. */
export interface EditRow extends Row {
  kind: 'edit'
  exception: StandingException
}
/** A file, as far as nothing in it is out of step. */
export interface FileRow extends Row {
  kind: 'file'
  artifacts: Artifact[]
}
export type ArtifactRow = EditRow | FileRow

export interface RowGroup {
  title: string
  rows: ArtifactRow[]
}

/** What needs a person before what the next run does by itself. */
const worst: StandingException['state'][] = ['conflict', 'foreign', 'failed', 'drifted', 'missing', 'waiting', 'outdated']

type Status = Pick<TargetStatus, 'state' | 'wanted' | 'reported' | 'exceptions'>

/**
 * All that the library wants at a target and all that is out of step there, what needs a person first.
 *
 * @param artifacts what the library wants now
 * @param movedComponents the ids of components that were saved since the last report
 */
export function groupArtifacts(status: Status, artifacts: TargetPreview['artifacts'], movedComponents: readonly string[] = []): RowGroup[] {
  const edits = status.exceptions.map(toEditRow).sort(byUrgency)
  const excepted = new Set(status.exceptions.map(({ id }) => id))
  const others = artifacts.filter(({ id }) => !excepted.has(id))
  const hasMoved = (artifact: Artifact) =>
    status.wanted !== status.reported && artifact.owners.some(({ componentId }) => movedComponents.includes(componentId))
  const rest = restOf(status)
  const groups: RowGroup[] = [
    { title: 'Out of step', rows: edits },
    { title: 'Changed in the library since', rows: toFileRows(others.filter(hasMoved), 'outdated') },
    {
      title: rest.title,
      rows: toFileRows(
        others.filter((artifact) => !hasMoved(artifact)),
        rest.step,
      ),
    },
  ]
  return groups.filter(({ rows }) => rows.length > 0)
}

const toEditRow = (exception: StandingException): EditRow => {
  const { path, part } = readArtifactId(exception.id)
  return { kind: 'edit', id: exception.id, path, step: stepOfException(exception), note: part || 'whole file', exception }
}

const byUrgency = (one: EditRow, other: EditRow) =>
  worst.indexOf(one.exception.state) - worst.indexOf(other.exception.state) || (one.id < other.id ? -1 : 1)

function toFileRows(artifacts: readonly Artifact[], step: Step): FileRow[] {
  const files = new Map<string, Artifact[]>()
  for (const artifact of artifacts) {
    const id = `${artifact.root}:${artifact.path}`
    files.set(id, [...(files.get(id) ?? []), artifact])
  }
  return [...files]
    .map(([id, own]): FileRow => ({ kind: 'file', id, path: own[0] ? shownPath(own[0]) : id, step, note: sayShare(own), artifacts: own }))
    .sort((one, other) => (one.path < other.path ? -1 : 1))
}

/** How the files stand of which no report said that they are out of step. */
function restOf({ state, wanted, reported }: Status): { title: string; step: Step } {
  if (state === 'not-written') return { title: 'To be written', step: 'not-written' }
  if (reported === null) return { title: 'Not seen yet', step: 'not-seen' }
  return { title: wanted === reported ? 'In step' : 'In step at the last report', step: 'in-step' }
}
