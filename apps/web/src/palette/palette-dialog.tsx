import { Dialog } from '@kobalte/core/dialog'
import { useNavigate } from '@solidjs/router'
import { useQueryClient } from '@tanstack/solid-query'
import { useApi } from '../api.tsx'
import { useStorage } from '../edit/storage.tsx'
import { useTheme } from '../shell/look.ts'
import { copyText } from '../ui/copy.ts'
import { useToasts } from '../ui/toasts.tsx'
import { useOfferedActions } from './actions.tsx'
import type { Entry } from './entries.ts'
import { entriesFromCache } from './from-cache.ts'
import { createModel } from './model.ts'
import { copyActions, offeredEntries, ownActions, pageEntries } from './own-actions.ts'
import { PalettePanel } from './palette-panel.tsx'
import { findOnServer } from './queries.ts'
import { keepRecent, readRecent, recentEntries, toRecent, withVisited } from './recent.ts'

interface PaletteDialogProps {
  open: boolean
  /** Addresses of this visit, the latest first. */
  visited: readonly string[]
  /** What was typed before its field had the focus. From then on keys go there. */
  takeEarly: () => string
  onClose: () => void
}

/** Pages, items and acts behind one field. */
export default function PaletteDialog(props: PaletteDialogProps) {
  let opener: Element | null = null
  let act: (() => void) | undefined
  const navigate = useNavigate()
  const choose = (entry: Entry) => {
    act = () => (entry.run ? entry.run() : entry.href !== undefined && navigate(entry.href))
    props.onClose()
  }
  return (
    <Dialog open={props.open} onOpenChange={(open) => !open && props.onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay class="fixed inset-0 z-40 bg-scrim transition-opacity duration-160 starting:opacity-0" />
        <div class="pointer-events-none fixed inset-x-0 top-2 bottom-2 z-41 flex items-start justify-center px-3 sm:top-[14vh]">
          <Dialog.Content
            ref={() => {
              opener = document.activeElement
            }}
            class="pointer-events-auto flex max-h-full w-full max-w-160 flex-col overflow-hidden rounded-lg bg-raised shadow-dialog ring-1 ring-line-strong outline-none transition-[opacity,translate] duration-160 ease-out starting:-translate-y-1 starting:opacity-0 motion-reduce:starting:translate-y-0 sm:max-h-[72vh]"
            aria-label="Search or jump"
            onCloseAutoFocus={(event) => {
              event.preventDefault()
              if (opener instanceof HTMLElement && opener.isConnected) opener.focus({ preventScroll: true })
              if (act) queueMicrotask(act)
              act = undefined
            }}
          >
            <Opened visited={props.visited} takeEarly={() => props.takeEarly()} onChoose={choose} onClose={() => props.onClose()} />
          </Dialog.Content>
        </div>
      </Dialog.Portal>
    </Dialog>
  )
}

/** Made anew each time it opens. */
function Opened(props: Pick<PaletteDialogProps, 'visited' | 'takeEarly' | 'onClose'> & { onChoose: (entry: Entry) => void }) {
  const api = useApi()
  const queries = useQueryClient()
  const toasts = useToasts()
  const { kept } = useStorage()
  const [theme, chooseTheme] = useTheme()
  const offered = useOfferedActions()

  const copy = (command: string, project: string) =>
    void copyText(command).then(
      () => toasts.show({ text: `Sync command for ${project} copied` }),
      () => toasts.show({ kind: 'error', text: `Not copied: the browser did not allow it. The command is: ${command}` }),
    )
  const known = () => {
    const items = entriesFromCache(queries)
    const projects = items.filter(({ group }) => group === 'projects')
    return [...offeredEntries(offered()), ...items, ...pageEntries(), ...ownActions(theme(), chooseTheme), ...copyActions(projects, copy)]
  }
  const recent = () => {
    const items = entriesFromCache(queries)
    const latest = withVisited(readRecent(kept), props.visited, items)
    keepRecent(kept, latest)
    return recentEntries(latest, items)
  }
  const model = createModel({
    known,
    atRest: () => {
      const acts = offeredEntries(offered())
      const isAbout = ({ group }: Entry) => group === 'about'
      return [...acts.filter(isAbout), ...recent(), ...acts.filter((entry) => !isAbout(entry)), ...pageEntries()]
    },
    find: (search) => findOnServer(api, queries, search),
  })
  const choose = (entry: Entry) => {
    const item = toRecent(entry)
    if (item) keepRecent(kept, withVisited([item, ...readRecent(kept)], [], []))
    props.onChoose(entry)
  }
  const onFocus = () => {
    const early = props.takeEarly()
    if (early) model.type(model.typed() + early)
  }
  return <PalettePanel model={model} onFocus={onFocus} onChoose={choose} onClose={() => props.onClose()} />
}
