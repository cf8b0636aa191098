import type { Difference } from '@ccm/contract'
import { useSearchParams } from '@solidjs/router'
import { createMemo, type JSX, Match, Show, Switch } from 'solid-js'
import { keysIn } from '../../ui/artifact-id.ts'
import { Code } from '../../ui/code.tsx'
import { diffTexts } from '../../ui/diff/diff-lines.ts'
import { DiffView } from '../../ui/diff/diff-view.tsx'
import type { DiffViewProps } from '../../ui/diff/diff-view-props.ts'
import { sayPlace } from '../../ui/diff/hunk-box.tsx'
import type { Hunk } from '../../ui/diff/text-diff.ts'
import { Segmented } from '../../ui/segmented.tsx'
import type { Language } from '../../ui/tint.ts'
import { TypeTile } from '../../ui/type-tile.tsx'
import type { EditRow } from './artifact-rows.ts'
import { keyPathOf } from './key-path.ts'
import { languageFor } from './language-for.ts'
import { VersionTiles } from './version-tiles.tsx'
import { isMovedOnBothSides, type Pair, pressSide, readPair, sideNames, textOf, usualPair, versionsOf, writePair } from './versions.ts'

type View = 'unified' | 'split' | 'decide'
const views: readonly View[] = ['unified', 'split', 'decide']

interface EditViewProps {
  row: EditRow
  difference: Difference
  /** What a hunk offers while the library is compared with the disk. */
  hunks?: Pick<DiffViewProps, 'hunkActions' | 'selection'>
  /** Takes the place of the comparison while both sides are merged. */
  decide?: () => JSX.Element
  /** What was changed on both sides fits together: there is nothing to choose. */
  fits?: boolean
}

/** Which two versions the address compares, and how. */
export function createLook(props: EditViewProps) {
  const [search, setSearch] = useSearchParams<{ diff?: string; view?: string }>()
  const versions = () => versionsOf(props.difference, props.row.exception)
  const usual = () => usualPair(props.difference.state, versions())
  const view = (): View => {
    const named = views.find((each) => each === search.view)
    if (named !== 'decide' && (named || search.diff)) return named ?? 'unified'
    return props.decide ? 'decide' : 'unified'
  }
  const pair = (): Pair => readPair(search.diff) ?? usual()
  const show = (next: Pair) => {
    const name = writePair(next)
    setSearch({ diff: name === writePair(usual()) && !props.decide ? undefined : name, view: view() === 'split' ? 'split' : undefined })
  }
  return {
    versions,
    pair,
    view,
    press: (side: Parameters<typeof pressSide>[1]) =>
      show(view() === 'decide' ? (side === 'written' ? ['written', 'disk'] : ['library', 'disk']) : pressSide(pair(), side)),
    choose: (next: View) =>
      setSearch({ view: next === 'unified' && !props.decide ? undefined : next, diff: next === 'decide' ? undefined : search.diff }),
    /** Whether what is compared is what an act would change: from the library's text to the disk. */
    settles: () => {
      const [before, after] = pair()
      const texts = versions()
      return after === 'disk' && textOf(texts[before]) !== undefined && textOf(texts[before]) === textOf(texts.library)
    },
  }
}

/** The three versions of an artifact, and what differs between two of them. */
export function EditView(props: EditViewProps) {
  const look = createLook(props)
  const language = () => languageFor(props.difference)
  const side = (index: 0 | 1) => look.versions()[look.pair()[index]]
  const unknown = () => look.pair().find((one) => look.versions()[one].kind === 'unknown')
  const name = (index: 0 | 1) => sideNames[look.pair()[index]]
  const sayView = () => {
    if (look.view() !== 'decide') return `From ${name(0).toLowerCase()} to ${name(1).toLowerCase()}`
    if (props.fits) return 'Both sides changed it, and the changes fit together. This is what they come to.'
    return 'Both sides changed it. Choose at each place which text stays.'
  }
  const hunks = createMemo(() => diffTexts(textOf(side(0)) ?? '', textOf(side(1)) ?? ''))
  const hunkAt = (index: number) => {
    const diff = hunks()
    return diff.kind === 'hunks' ? diff.hunks[index] : undefined
  }
  /** The key in the file that a hunk lies in: of a part of it, that part's own before it. */
  const keyOf = (hunk: Hunk) =>
    language() === 'json'
      ? [...keysIn(props.difference.id), ...(keyPathOf(hunk, { before: textOf(side(0)), after: textOf(side(1)) }) ?? [])].join('.')
      : ''
  return (
    <>
      <VersionTiles
        step={isMovedOnBothSides(look.versions()) ? 'conflict' : props.row.step}
        versions={look.versions()}
        difference={props.difference}
        pair={look.view() === 'decide' ? undefined : look.pair()}
        onPress={look.press}
      />
      <div class="flex min-h-9 shrink-0 flex-wrap items-center gap-2 border-b border-line px-4 py-1 text-small text-muted">
        <span class="min-w-0 grow">{sayView()}</span>
        <span classList={{ 'max-[1099px]:hidden': !props.decide }}>
          <Segmented
            label="View"
            size="small"
            value={look.view()}
            options={[
              ...(props.decide ? [{ value: 'decide' as const, label: 'Decide' }] : []),
              { value: 'unified', label: props.decide ? 'Compare' : 'Unified' },
              { value: 'split', label: 'Split' },
            ]}
            onChoose={look.choose}
          />
        </span>
      </div>
      <div class="min-h-0 grow overflow-auto">
        <Switch
          fallback={
            <DiffView
              label={props.difference.path}
              before={textOf(side(0))}
              after={textOf(side(1))}
              beforeLabel={name(0)}
              afterLabel={name(1)}
              language={language()}
              split={look.view() === 'split'}
              hunkTitle={(index) => (
                <Show when={hunkAt(index)}>{(hunk) => <HunkTitle difference={props.difference} hunk={hunk()} path={keyOf(hunk())} />}</Show>
              )}
              {...(look.settles() ? props.hunks : {})}
            />
          }
        >
          <Match when={look.view() === 'decide' && props.decide}>{(decide) => decide()()}</Match>
          <Match when={unknown()}>{(one) => <Unknown {...props} side={one()} language={language()} />}</Match>
        </Switch>
      </div>
    </>
  )
}

/** One side is not known here: why, and what the library says. */
function Unknown(props: EditViewProps & { side: 'library' | 'written' | 'disk'; language: Language }) {
  return (
    <>
      <p class="px-4 py-3 text-muted">
        <Show
          when={props.side === 'disk'}
          fallback="What the library said at the last run is not kept: a variable or an override was another then, or several components share it."
        >
          What stands on disk was not reported: it is private, no text, or longer than 64 KB. Run{' '}
          <span class="mono text-small text-text">ccm diff</span> on that machine to see it.
        </Show>
      </p>
      <Show when={props.difference.library}>
        {(text) => (
          <>
            <h3 class="border-y border-line bg-sunken px-4 py-1.5 text-small text-muted">What the library says</h3>
            <Code label={`${props.difference.path}, library`} text={text()} language={props.language} />
          </>
        )}
      </Show>
    </>
  )
}

/** Where a hunk lies, by its key where it has one, and whose component wrote it. */
function HunkTitle(props: { difference: Difference; hunk: Hunk; path: string }) {
  return (
    <>
      <Show when={props.path !== ''} fallback={<span class="whitespace-nowrap">{sayPlace(props.hunk)}</span>}>
        <span class="mono min-w-0 truncate text-small text-text" title={`${props.path}, ${sayPlace(props.hunk).toLowerCase()}`}>
          {props.path}
        </span>
      </Show>
      <Show when={props.difference.owners[0]}>
        {(owner) => (
          <>
            <span class="text-faint max-sm:hidden">owned by</span>
            <TypeTile type={owner().type} size="small" />
            <span class="mono truncate text-small text-text">{owner().name}</span>
          </>
        )}
      </Show>
    </>
  )
}
