import type { Effective, Project, TargetPreview, TargetStatus } from '@ccm/contract'
import { useLocation, useNavigate, useSearchParams } from '@solidjs/router'
import { createMemo, Match, Show, Switch } from 'solid-js'
import { useQueries } from '../../query.ts'
import { useApi } from '../../api.tsx'
import { useWidths } from '../../edit/preferences.ts'
import { useKeyHint, useKeys } from '../../shell/key-registry.tsx'
import { KeyHint } from '../../ui/key-hint.tsx'
import { createMedia, wide } from '../../ui/media.ts'
import { Note } from '../../ui/note.tsx'
import { Select } from '../../ui/select.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { SplitPane } from '../../ui/split-pane.tsx'
import { type Step, stepLooks } from '../../ui/step-mark.tsx'
import { overridesAddress } from '../overrides-address.ts'
import { projectQueries } from '../queries.ts'
import { ArtifactList } from './artifact-list.tsx'
import { type ArtifactRow, groupArtifacts } from './artifact-rows.ts'
import { EditPane } from './edit-pane.tsx'
import { FilePane } from './file-pane.tsx'
import { NothingHere } from './nothing-here.tsx'
import { createSettle } from './settle.ts'
import { isSettled } from './versions.ts'

interface FilesTabProps {
  project: Project
  status: TargetStatus
  /** What the library wants; undefined when that is not known. */
  preview: TargetPreview | undefined
  /** It is on its way. */
  isPending: boolean
  /** Why it is not known, as a sentence. */
  problem: string | undefined
  effective: Effective | undefined
}

/** So many edits are looked at ahead, so that their row can tell whether they are settled by now. */
const lookedAhead = 20
const all = 'all'

/** The drift inbox: all that the library wants here, what is out of step first, and what to do about it. */
export function FilesTab(props: FilesTabProps) {
  const api = useApi()
  const navigate = useNavigate()
  const location = useLocation()
  const hint = useKeyHint()
  const isWide = createMedia(wide)
  const [search, setSearch] = useSearchParams<{ file?: string; step?: string }>()
  const moved = () => props.project.standing.moved.flatMap(({ kind, id }) => (kind === 'component' ? [id] : []))
  const groups = createMemo(() => groupArtifacts(props.status, props.preview?.artifacts ?? [], moved()))
  const rows = () => groups().flatMap((group) => group.rows)
  const steps = createMemo(() => [...new Set(rows().map(({ step }) => step))])
  const step = (): Step | undefined => steps().find((each) => each === search.step)
  const shown = createMemo(() =>
    groups()
      .map((group) => ({ ...group, rows: group.rows.filter((row) => step() === undefined || row.step === step()) }))
      .filter((group) => group.rows.length > 0),
  )
  const shownRows = () => shown().flatMap((group) => group.rows)

  const ahead = () => props.status.exceptions.slice(0, lookedAhead)
  const differences = useQueries(() => ({
    queries: ahead().map(({ id }) => projectQueries.difference(api, props.project.targetId, id)),
  }))
  const settled = createMemo(() => {
    const ids = ahead().flatMap(({ id }, index) => {
      const query = differences[index]
      return query?.data !== undefined && isSettled(query.data) ? [id] : []
    })
    return new Set(ids)
  })
  const isOpen = (row: ArtifactRow) => row.kind === 'edit' && !row.exception.putBack && !settled().has(row.id)
  const sayOf = (row: ArtifactRow) => {
    if (row.kind === 'file') return undefined
    if (row.exception.putBack) return 'to be put back'
    return settled().has(row.id) ? 'settled' : undefined
  }

  const named = () => rows().find(({ id }) => id === search.file)
  const chosen = () => named() ?? (isWide() ? (shownRows().find(isOpen) ?? shownRows()[0]) : undefined)
  const hrefOf = (row: ArtifactRow) => `${location.pathname}?${new URLSearchParams({ ...(step() && { step: step() }), file: row.id })}`
  const go = (by: 1 | -1) => {
    const list = shownRows()
    const at = list.findIndex(({ id }) => id === chosen()?.id)
    const next = list[at < 0 ? 0 : Math.max(0, Math.min(list.length - 1, at + by))]
    if (next && next.id !== chosen()?.id) navigate(hrefOf(next), { replace: search.file !== undefined, scroll: false })
  }
  useKeys(() => [
    { keys: ['J'], does: 'Next artifact', run: () => go(1) },
    { keys: ['K'], does: 'Previous artifact', run: () => go(-1) },
    { keys: ['N'], does: 'Next hunk' },
    { keys: ['Shift', 'N'], does: 'Previous hunk' },
  ])
  const goOn = (id: string) => {
    const list = rows()
    const at = list.findIndex((row) => row.id === id)
    const next = [...list.slice(at + 1), ...list.slice(0, Math.max(0, at))].find(isOpen)
    if (next) navigate(hrefOf(next), { scroll: false })
  }
  const settle = createSettle({
    project: () => props.project,
    onSettled: goOn,
    onSeeOverrides: () => navigate(overridesAddress(props.project.id)),
  })
  const edit = () => {
    const row = chosen()
    return row?.kind === 'edit' ? row : undefined
  }
  const file = () => {
    const row = chosen()
    return row?.kind === 'file' ? row : undefined
  }
  const back = () => setSearch({ file: undefined, diff: undefined, view: undefined })
  return (
    <Show
      when={rows().length > 0}
      fallback={
        <Show when={!props.isPending} fallback={<SkeletonRows />}>
          <Show when={props.problem} fallback={<NothingHere {...props} />}>
            {(problem) => <Unresolved problem={problem()} />}
          </Show>
        </Show>
      }
    >
      <SplitPane
        label="Width of the list"
        name="project-files"
        initial={392}
        min={300}
        max={560}
        storage={useWidths()}
        narrow={named() ? 'right' : 'left'}
        left={
          <>
            <div class="flex h-10 shrink-0 items-center gap-2 border-b border-line pr-4 pl-2">
              <Select
                label="Show"
                size="small"
                quiet
                value={step() ?? all}
                options={[{ value: all, label: 'All states' }, ...steps().map((each) => ({ value: each, label: stepLooks[each].word }))]}
                onChoose={(value) => setSearch({ step: value === all ? undefined : value })}
              />
              <Show when={hint(['J'])}>
                <span class="ml-auto flex items-center gap-1.5 text-small text-faint max-sm:hidden pointer-coarse:hidden">
                  <KeyHint keys={['J', 'K']} /> next, previous
                </span>
              </Show>
            </div>
            <Show when={props.problem}>{(problem) => <Unresolved problem={problem()} />}</Show>
            <ArtifactList groups={shown()} chosen={chosen()?.id} hrefOf={hrefOf} sayOf={sayOf} />
          </>
        }
        right={
          <Switch>
            <Match when={edit()}>
              {(row) => (
                <EditPane
                  project={props.project}
                  row={row()}
                  artifact={props.preview?.artifacts.find(({ id }) => id === row().id)}
                  settle={settle}
                  onBack={back}
                />
              )}
            </Match>
            <Match when={file()}>
              {(row) => <FilePane project={props.project} row={row()} components={props.effective?.components ?? []} onBack={back} />}
            </Match>
          </Switch>
        }
      />
    </Show>
  )
}

/** The library cannot say what it wants here. */
const Unresolved = (props: { problem: string }) => (
  <Note kind="warning" class="m-4">
    <p class="font-[550]">Nothing is written here until this is settled</p>
    <p class="text-muted">{props.problem}</p>
  </Note>
)
