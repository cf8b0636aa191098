import type { EnvVar } from '@ccm/contract'
import { useLocation, useNavigate, useSearchParams } from '@solidjs/router'
import { createEffect, createMemo, createSignal, lazy, Show, Suspense } from 'solid-js'
import ClipboardPaste from '~icons/lucide/clipboard-paste'
import Download from '~icons/lucide/download'
import ExternalLink from '~icons/lucide/external-link'
import Eye from '~icons/lucide/eye'
import KeyRound from '~icons/lucide/key-round'
import Pencil from '~icons/lucide/pencil'
import Plus from '~icons/lucide/plus'
import Trash from '~icons/lucide/trash-2'
import TriangleAlert from '~icons/lucide/triangle-alert'
import { useQuery } from '../query.ts'
import { useApi } from '../api.tsx'
import { componentQueries } from '../components/queries.ts'
import { usePaletteActions } from '../palette/actions.tsx'
import { useKeyHint, useKeys } from '../shell/key-registry.tsx'
import { Button } from '../ui/button.tsx'
import { Empty } from '../ui/empty.tsx'
import { FilterBar } from '../ui/filter-bar.tsx'
import { Load } from '../ui/load.tsx'
import { Menu } from '../ui/menu.tsx'
import { NoMatch } from '../ui/no-match.tsx'
import { Page } from '../ui/page.tsx'
import { SearchField } from '../ui/search-field.tsx'
import { Segmented } from '../ui/segmented.tsx'
import { SkeletonRows } from '../ui/skeleton.tsx'
import { createActs } from './create-acts.tsx'
import { createReveal } from './create-reveal.ts'
import { Details } from './details.tsx'
import { MissingNote } from './missing-note.tsx'
import { gatherNames, isMissing, type NamedValues, type NameSearch, searchNames } from './names.ts'
import { NamesGrid } from './names-grid.tsx'
import { type Place, placeOf } from './place.ts'
import { envVarQueries } from './queries.ts'

const SetDialog = lazy(() => import('./set-dialog.tsx'))
const PasteDialog = lazy(() => import('./paste-dialog.tsx'))
const ExportDialog = lazy(() => import('./export-dialog.tsx'))

interface Params extends NameSearch {
  /** Opens the dialog that sets this name; empty for a new one. */
  name?: string
  /** Shows all about this name. */
  show?: string
}

/** The place and mark that the set dialog begins with, beside the name in the address. */
interface Setting {
  place?: Place
  sensitive?: boolean
}

/** Every variable that `${NAME}` can stand for: where it has a value, who uses it and where one is missing. */
export default function EnvVarsPage() {
  const api = useApi()
  const location = useLocation()
  const navigate = useNavigate()
  const [params, setParams] = useSearchParams<{ [Name in keyof Params]: string }>()
  const keyHint = useKeyHint()
  const values = useQuery(() => envVarQueries.all(api))
  const usage = useQuery(() => componentQueries.envUsage(api))
  const machines = useQuery(() => envVarQueries.machines(api))
  const reveal = createReveal()
  const acts = createActs()
  const [setting, setSetting] = createSignal<Setting>({})
  const [dialog, setDialog] = createSignal<'paste' | 'export'>()

  const known = () => values.data ?? []
  const columns = () => machines.data ?? []
  const names = createMemo(() => gatherNames(known(), usage.data !== undefined ? usage.data.items : [], columns()))
  const shown = createMemo(() => searchNames(names(), params))
  const missing = createMemo(() => names().filter(isMissing))
  const selected = createMemo(() => names().find(({ name }) => name === params.show))
  const filters = () => [params.kind, params.missing].filter(Boolean).length
  createEffect(() => params.show === undefined || reveal.hide())

  // Put together by hand: the router drops parameters that are empty, and the empty name is that of a new one.
  const set = (name: string, how: Setting = {}) => {
    setSetting(how)
    const search = new URLSearchParams(location.search)
    search.set('name', name)
    navigate(`${location.pathname}?${search}`, { scroll: false })
  }
  const setAgain = (value: EnvVar) => set(value.name, { place: placeOf(value), sensitive: value.sensitive })
  const clear = () => setParams({ q: undefined, kind: undefined, missing: undefined })
  useKeys([
    { keys: ['N'], does: 'New variable', run: () => set('') },
    { keys: ['C'], does: 'New variable', run: () => set('') },
  ])
  usePaletteActions(() => [
    { label: 'Paste a .env file', icon: ClipboardPaste, words: 'import variables secrets', run: () => setDialog('paste') },
    { label: 'Export values', icon: Download, words: 'variables secrets env', run: () => setDialog('export') },
  ])
  const hrefOf = (row: NamedValues) => {
    const search = new URLSearchParams(location.search)
    search.delete('name')
    search.set('show', row.name)
    return `${location.pathname}?${search}`
  }
  const actions = (row: NamedValues) => {
    const [first] = row.values
    return [
      { label: 'Open', icon: ExternalLink, onSelect: () => setParams({ show: row.name }) },
      first
        ? { label: 'Set another value', icon: Pencil, onSelect: () => setAgain(first) }
        : { label: `Set ${row.name}`, icon: Pencil, onSelect: () => set(row.name) },
      ...(first?.sensitive ? [{ label: 'Reveal', icon: Eye, onSelect: () => reveal.reveal(first.id, row.name) }] : []),
      ...(first
        ? [
            {
              label: row.values.length > 1 ? 'Delete all values' : 'Delete value',
              icon: Trash,
              danger: true,
              onSelect: () => void acts.remove(row, row.values),
            },
          ]
        : []),
    ]
  }
  const amount = (kind: string | undefined) => searchNames(names(), { kind }).length
  return (
    <Page
      title="Variables & secrets"
      actions={
        <>
          <Button class="max-sm:hidden" icon={<ClipboardPaste class="ic" />} onClick={() => setDialog('paste')}>
            Paste .env
          </Button>
          <Button class="max-sm:hidden" icon={<Download class="ic" />} onClick={() => setDialog('export')}>
            Export
          </Button>
          <span class="sm:hidden">
            <Menu
              label="More actions for variables"
              items={[
                { label: 'Paste a .env file', icon: ClipboardPaste, onSelect: () => setDialog('paste') },
                { label: 'Export values', icon: Download, onSelect: () => setDialog('export') },
              ]}
            />
          </span>
          <Button kind="primary" icon={<Plus class="ic" />} keys={keyHint(['N'])} aria-keyshortcuts="N" onClick={() => set('')}>
            <span class="max-sm:hidden">New variable</span>
            <span class="sm:hidden">New</span>
          </Button>
        </>
      }
    >
      <div class="flex min-h-0 grow">
        <div class="flex min-h-0 min-w-0 grow flex-col" classList={{ 'max-lg:hidden': selected() !== undefined }}>
          <FilterBar
            matching={values.data !== undefined ? shown().length : undefined}
            all={values.data !== undefined ? names().length : undefined}
            chosen={filters()}
            search={
              <SearchField
                label="Filter variables"
                placeholder="Name or component"
                value={params.q ?? ''}
                onSearch={(q) => setParams({ q: q || undefined }, { replace: true })}
              />
            }
            choices={
              <>
                <Segmented
                  label="Kind"
                  size="small"
                  value={params.kind === 'secret' || params.kind === 'plain' ? params.kind : 'all'}
                  options={[
                    { value: 'all', label: `All ${names().length}` },
                    { value: 'secret', label: `Secret ${amount('secret')}` },
                    { value: 'plain', label: `Plain ${amount('plain')}` },
                  ]}
                  onChoose={(kind) => setParams({ kind: kind === 'all' ? undefined : kind })}
                />
                <Button
                  size="small"
                  class="aria-pressed:border-transparent aria-pressed:bg-accent-tint aria-pressed:text-accent"
                  aria-pressed={params.missing !== undefined}
                  icon={<TriangleAlert class="ic ic-14" />}
                  onClick={() => setParams({ missing: params.missing === undefined ? '1' : undefined })}
                >
                  Missing {missing().length || 'none'}
                </Button>
              </>
            }
          />
          <Show when={filters() === 0 && !params.q}>
            <MissingNote names={missing()} onSet={(name) => set(name)} onShow={() => setParams({ missing: '1' })} />
          </Show>
          <Load query={values} what="Variables" skeleton={<SkeletonRows />}>
            {() => (
              <Show
                when={shown().length > 0}
                fallback={
                  <Show when={names().length > 0} fallback={<NoVariables onNew={() => set('')} />}>
                    <NoMatch searched={params.q} filters={filters() + (params.q ? 1 : 0)} onClear={clear} />
                  </Show>
                }
              >
                <NamesGrid rows={shown()} machines={columns()} reveal={reveal} hrefOf={hrefOf} actions={actions} />
              </Show>
            )}
          </Load>
        </div>
        <Show when={selected()}>
          {(row) => (
            <Details
              row={row()}
              reveal={reveal}
              acts={acts}
              onSet={(value) => (value ? setAgain(value) : set(row().name, { sensitive: row().values.length === 0 || row().sensitive }))}
              onClose={() => setParams({ show: undefined })}
            />
          )}
        </Show>
      </div>
      <Suspense>
        <Show when={params.name !== undefined && values.data !== undefined}>
          <SetDialog
            name={params.name ?? ''}
            fixed={params.name !== ''}
            known={known()}
            {...setting()}
            onClose={() => {
              setSetting({})
              setParams({ name: undefined }, { replace: true })
            }}
          />
        </Show>
        <Show when={dialog() === 'paste'}>
          <PasteDialog known={known()} onClose={() => setDialog(undefined)} />
        </Show>
        <Show when={dialog() === 'export'}>
          <ExportDialog onClose={() => setDialog(undefined)} />
        </Show>
      </Suspense>
    </Page>
  )
}

function NoVariables(props: { onNew: () => void }) {
  return (
    <Empty
      mark={<KeyRound class="ic ic-20" />}
      title="No variables yet"
      action={
        <Button kind="primary" icon={<Plus class="ic" />} onClick={() => props.onNew()}>
          New variable
        </Button>
      }
    >
      Components refer to a variable as <span class="mono">{'${NAME}'}</span>. Secrets are sealed, and no file of a project holds them.
    </Empty>
  )
}
