import type { ResolvedComponent } from '@ccm/contract'
import { createMemo, Match, Show, Switch } from 'solid-js'
import Copy from '~icons/lucide/copy'
import FileText from '~icons/lucide/file-text'
import { sayShare } from '../ui/artifact-id.ts'
import { Badge } from '../ui/badge.tsx'
import { BusyLine } from '../ui/busy-line.tsx'
import { Button } from '../ui/button.tsx'
import { bytesOf, sayBytes } from '../ui/bytes.ts'
import { AnnotatedCode } from '../ui/code/annotated-code.tsx'
import { createCopy } from '../ui/copy.ts'
import { count } from '../ui/count.ts'
import { Empty } from '../ui/empty.tsx'
import { ErrorPanel } from '../ui/error-panel.tsx'
import { FileTree } from '../ui/file-tree.tsx'
import { Note } from '../ui/note.tsx'
import { Select } from '../ui/select.tsx'
import { ShareBadges } from '../ui/share-badges.tsx'
import { SkeletonText } from '../ui/skeleton.tsx'
import { languageOf } from '../ui/tint.ts'
import { Warnings } from '../ui/warnings.tsx'
import { PaneHead } from '../ui/workbench.tsx'
import { useProfileAddress } from './address.ts'
import type { Result } from './create-result.ts'
import type { SeenAs } from './queries.ts'
import { ownersIn, type ResultFile } from './result.ts'

const views: { value: SeenAs; label: string; help: string }[] = [
  { value: 'project', label: 'a project', help: 'Bound to a directory' },
  { value: 'user', label: "a machine's user scope", help: 'As the user profile of a machine' },
]

/** The files that come of a draft: a tree, and the chosen one with who wrote each line and what the save changes. */
export function ResultPane(props: { result: Result }) {
  const address = useProfileAddress()
  const files = () => props.result.files()
  const marked = createMemo(() => new Set(files().flatMap((file) => (holds(file, address.search.component) ? [file.path] : []))))
  const file = createMemo(() => {
    const wanted = files().find(({ path }) => path === address.search.file)
    const first = files().find(({ path }) => marked().has(path))
    return wanted ?? first ?? files().find(({ path }) => path === 'CLAUDE.md') ?? files()[0]
  })
  const kept = () => files().filter(({ change }) => change !== 'removed')
  return (
    <section aria-label="Result" class="flex min-h-0 min-w-0 grow flex-col max-xl:overflow-auto">
      <PaneHead title="Result">
        <span class="truncate text-muted tabular-nums" role="status">
          <Show when={props.result.answer()}>
            {(answer) => (
              <>
                {count(answer().components.length, 'component')}, {count(kept().length, 'file')}
              </>
            )}
          </Show>
        </span>
        <span class="ml-auto flex items-center gap-2">
          <span class="text-small whitespace-nowrap text-faint max-sm:hidden">as seen from</span>
          <Select
            label="As seen from"
            size="small"
            value={address.seenAs()}
            options={views}
            onChoose={(as) => address.set({ as: as === 'user' ? as : undefined, file: undefined })}
          />
        </span>
      </PaneHead>
      <BusyLine busy={props.result.busy() && props.result.answer() !== undefined} />
      <Problem result={props.result} />
      <Switch>
        <Match when={props.result.answer() === undefined}>
          <Show when={props.result.error()} fallback={<SkeletonText lines={12} />}>
            {(error) => (
              <Show when={props.result.problem()?.code !== 'unresolvable'}>
                <ErrorPanel title="The result did not load" error={error()} onRetry={() => props.result.retry()} />
              </Show>
            )}
          </Show>
        </Match>
        <Match when={files().length === 0}>
          <Empty mark={<FileText class="ic ic-20" />} title="It writes nothing">
            No component of this profile reaches a file.
          </Empty>
        </Match>
        <Match when={file()}>
          {(shown) => (
            <div class="flex grow flex-col max-xl:shrink-0 xl:grid xl:min-h-0 xl:grid-cols-[236px_minmax(0,1fr)] xl:grid-rows-1">
              <div class="flex max-h-52 min-h-0 shrink-0 flex-col border-line max-xl:border-b xl:max-h-none xl:border-r">
                <FileTree
                  label="Files"
                  paths={files().map(({ path }) => path)}
                  chosen={shown().path}
                  note={(path) => noteOf(files().find((each) => each.path === path))}
                  marked={(path) => marked().has(path)}
                  change={(path) => files().find((each) => each.path === path)?.change}
                  onChoose={(path) => address.set({ file: path })}
                />
              </div>
              <div class="flex min-h-0 min-w-0 grow flex-col">
                <OneFile file={shown()} chosen={address.search.component} components={props.result.answer()?.components ?? []} />
              </div>
            </div>
          )}
        </Match>
      </Switch>
      <Show when={props.result.answer()}>{(answer) => <Warnings warnings={answer().warnings} />}</Show>
    </section>
  )
}

const holds = (file: ResultFile, componentId: string | undefined) => componentId !== undefined && ownersIn(file).has(componentId)

/** How many parts of a file are ours. */
function noteOf(file: ResultFile | undefined): string | undefined {
  const share = file && file.artifacts.length > 0 ? sayShare(file.artifacts) : undefined
  return share === 'whole file' ? undefined : share
}

/** Why what is shown is not what the draft says. */
function Problem(props: { result: Result }) {
  const isOld = () => props.result.answer() !== undefined
  return (
    <Show when={props.result.problem()}>
      {(problem) => (
        <Show when={isOld() || problem().code === 'unresolvable'}>
          <div class="border-b border-line p-2" role="status">
            <Note kind={problem().code === 'unreachable' ? 'offline' : problem().code === 'bad-request' ? 'warning' : 'danger'}>
              <strong class="font-[550]">{titles[problem().code] ?? 'The result is not known.'}</strong>{' '}
              <span class="text-muted">{problem().issues[0]?.message ?? problem().message}</span>
            </Note>
          </div>
        </Show>
      )}
    </Show>
  )
}

const titles: Record<string, string> = {
  unresolvable: 'No files come of this.',
  unreachable: 'The result is of before.',
  'bad-request': 'The result shows once this is corrected.',
}

function OneFile(props: { file: ResultFile; chosen: string | undefined; components: ResolvedComponent[] }) {
  const { word, copy } = createCopy()
  const isBinary = () => props.file.encoding === 'base64' && props.file.content !== ''
  const lines = createMemo(() =>
    props.file.lines.map(({ owners, ...line }) => ({ ...line, chosen: props.chosen !== undefined && owners.includes(props.chosen) })),
  )
  return (
    <>
      <div class="flex h-10 shrink-0 items-center gap-2 border-b border-line pr-2 pl-4">
        <h3 class="mono truncate font-medium" title={props.file.path}>
          {props.file.path}
        </h3>
        <span class="flex shrink-0 items-center gap-2">
          <Show when={props.file.change === 'removed'}>
            <Badge tone="danger">goes</Badge>
          </Show>
          <Show when={props.file.change === 'added'}>
            <Badge tone="positive">new</Badge>
          </Show>
          <Show when={props.file.executable}>
            <Badge>executable</Badge>
          </Show>
          <ShareBadges artifacts={props.file.artifacts} />
        </span>
        <Show when={!isBinary()}>
          <Button kind="ghost" size="small" class="ml-auto" aria-label={`Copy ${props.file.path}`} onClick={() => copy(props.file.content)}>
            <Copy class="ic ic-14" />
            <span class="min-w-10 text-left max-sm:sr-only" aria-live="polite">
              {word()}
            </span>
          </Button>
        </Show>
      </div>
      <Switch
        fallback={<AnnotatedCode label={props.file.path} text={props.file.text} language={languageOf(props.file.path)} lines={lines()} />}
      >
        <Match when={isBinary()}>
          <p class="px-4 py-3 text-faint">binary, {sayBytes(bytesOf(props.file))}</p>
        </Match>
        <Match when={props.file.content === ''}>
          <p class="px-4 py-3 text-faint">This file is empty.</p>
        </Match>
      </Switch>
    </>
  )
}
