import type { Difference, Project } from '@ccm/contract'
import { createComputed, createMemo, createSignal, on, Show } from 'solid-js'
import { Button } from '../../ui/button.tsx'
import { DiffView } from '../../ui/diff/diff-view.tsx'
import { sayPlace } from '../../ui/diff/hunk-box.tsx'
import { MergeText } from '../../ui/diff/merge-text.tsx'
import type { TextSides } from '../../ui/diff/merge-values.ts'
import { chunksOf, joinChunks } from '../../ui/diff/text-chunks.ts'
import type { EditRow } from './artifact-rows.ts'
import { createHunkChoice } from './choose-hunks.ts'
import { createLook, EditView } from './edit-view.tsx'
import { languageFor } from './language-for.ts'
import { reasonsFor } from './reasons.ts'
import type { Settle } from './settle.ts'
import { SettleBar } from './settle-bar.tsx'
import { isMovedOnBothSides, versionsOf } from './versions.ts'

interface EditDecisionProps {
  project: Project
  row: EditRow
  difference: Difference
  settle: Settle
}

/** An edit to decide about: as a whole, by hunk, or, where both sides changed it, place by place. */
export function EditDecision(props: EditDecisionProps) {
  const choice = createHunkChoice(
    () => props.difference.library ?? '',
    () => props.difference.disk ?? '',
  )
  const isByHunk = () => choice.hunks().length > 1 && props.difference.library !== null && props.difference.disk !== null
  const texts = createMemo(
    (): TextSides | undefined => {
      const { library, written, disk } = props.difference
      if (library === null || written === null || disk === null) return undefined
      return isMovedOnBothSides(versionsOf(props.difference, props.row.exception))
        ? { base: written, theirs: library, mine: disk }
        : undefined
    },
    undefined,
    { equals: isSameTexts },
  )
  const [merged, setMerged] = createSignal<string>()
  createComputed(on(texts, () => setMerged(undefined), { defer: true }))
  const start = () => {
    const sides = texts()
    return sides && joinChunks(chunksOf(sides), {})
  }
  const view = {
    get fits() {
      return start() !== undefined
    },
    get row() {
      return props.row
    },
    get difference() {
      return props.difference
    },
    get decide() {
      const sides = texts()
      if (!sides) return undefined
      return () => (
        <Show
          when={start() === undefined}
          fallback={
            <DiffView
              label={props.difference.path}
              before={sides.theirs}
              after={start()}
              beforeLabel="Library"
              afterLabel="Both together"
              language={languageFor(props.difference)}
            />
          }
        >
          <MergeText label={props.difference.path} texts={sides} theirsLabel="Library" mineLabel="On disk" onResult={setMerged} />
        </Show>
      )
    },
  }
  const look = createLook(view)
  const decides = () => look.view() === 'decide'
  const result = () => merged() ?? start()
  /** The whole edit goes by what was reported; a part of it is sent. */
  const part = () => {
    if (decides()) return result() === props.difference.disk ? undefined : (result() ?? '')
    return isByHunk() && look.settles() && choice.chosen().size < choice.hunks().length ? choice.text() : undefined
  }
  const partLabel = () => {
    if (decides()) return part() === undefined ? undefined : 'the result'
    return part() === undefined ? undefined : `${choice.chosen().size} of ${choice.hunks().length}`
  }
  const takeOne = (act: 'take' | 'keep', index: number) =>
    props.settle.run({ act, difference: props.difference, text: choice.textWith(index) })
  return (
    <>
      <EditView
        {...view}
        hunks={{
          ...(isByHunk() && {
            hunkActions: (index: number) => (
              <>
                <Button
                  size="small"
                  reason={reasonsFor(props.difference, choice.textWith(index)).take}
                  aria-label={`Take into library, ${placeOf(choice, index).toLowerCase()}`}
                  onClick={() => takeOne('take', index)}
                >
                  Take into library
                </Button>
                <Button
                  kind="ghost"
                  size="small"
                  reason={reasonsFor(props.difference, choice.textWith(index)).keep}
                  aria-label={`Keep for this project, ${placeOf(choice, index).toLowerCase()}`}
                  onClick={() => takeOne('keep', index)}
                >
                  Keep<span class="max-sm:sr-only"> for this project</span>
                </Button>
              </>
            ),
            selection: { chosen: choice.chosen(), onToggle: choice.toggle },
          }),
        }}
      />
      <SettleBar
        difference={props.difference}
        projectId={props.project.id}
        settle={props.settle}
        part={part()}
        partLabel={partLabel()}
        undecided={decides() && result() === undefined ? 'Choose at each place first which text stays.' : undefined}
      />
    </>
  )
}

/** An answer that says the same again must not undo what was chosen. */
const isSameTexts = (one: TextSides | undefined, other: TextSides | undefined) =>
  one?.base === other?.base && one?.theirs === other?.theirs && one?.mine === other?.mine

const placeOf = (choice: ReturnType<typeof createHunkChoice>, index: number) => {
  const hunk = choice.hunks()[index]
  return hunk ? sayPlace(hunk) : ''
}
