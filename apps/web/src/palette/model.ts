import { createEffect, createMemo, createSignal, on, onCleanup, untrack } from 'solid-js'
import { type Entry, type Group, groups } from './entries.ts'
import { type Found, type FoundGroup, grouped, joined, rank } from './rank.ts'

/** Long enough to skip letters typed in one go. */
const pause = 100
/** With one group alone there is room for more of it. */
const mostOfOne = 50

interface ModelOptions {
  /** All that is known here; asked anew at each letter. */
  known: () => Entry[]
  /** The rows that stand there before anything is typed. */
  atRest: () => Entry[]
  /** What the server finds; undefined when it cannot be asked. */
  find: (search: string) => Promise<Entry[] | undefined>
}

/** What the palette shows for what is typed, and which row the keys stand on. */
export function createModel(options: ModelOptions) {
  const [typed, setTyped] = createSignal('')
  const [scope, setScope] = createSignal<Group>()
  const [chosen, setChosen] = createSignal<string>()
  const [answer, setAnswer] = createSignal<{ search: string; entries: Entry[] | undefined }>()

  const actsOnly = () => typed().startsWith('>')
  const search = () => typed().replace(/^>/, '').trim()
  const isIn = ({ group }: Entry) => (actsOnly() ? group === 'actions' || group === 'about' : scope() === undefined || group === scope())
  const most = () => (scope() === undefined && !actsOnly() ? undefined : mostOfOne)

  const local = createMemo<FoundGroup[]>(() => {
    const isAtRest = search() === '' && scope() === undefined && !actsOnly()
    const entries = untrack(isAtRest ? options.atRest : options.known).filter(isIn)
    return grouped(search() === '' ? entries.map(unmatched) : rank(entries, search()), most())
  })
  const shown = createMemo<FoundGroup[]>(() => {
    const found = answer()
    if (!found?.entries || found.search !== search() || (search() === '' && scope() === undefined)) return local()
    const entries = found.entries.filter(isIn)
    return joined(local(), grouped(search() === '' ? entries.map(unmatched) : rank(entries, search()), most()), most())
  })
  const rows = createMemo(() => shown().flatMap(({ found }) => found.map(({ entry }) => entry)))
  const current = () => rows().find(({ id }) => id === chosen()) ?? rows()[0]

  createEffect(
    on(search, (text) => {
      setChosen(undefined)
      const timer = setTimeout(
        () => void options.find(text).then((entries) => setAnswer({ search: text, entries })),
        text === '' ? 0 : pause,
      )
      onCleanup(() => clearTimeout(timer))
    }),
  )
  /** Rows beyond the last are the first again. */
  const move = (by: number) => {
    const at = rows().findIndex(({ id }) => id === current()?.id)
    setChosen(rows()[(at + by + rows().length) % rows().length]?.id)
  }
  const narrow = (by: number) => {
    const steps: (Group | undefined)[] = [undefined, ...groups.filter((group) => group !== 'about' && group !== 'recent')]
    const here = scope() === undefined && by > 0 ? groupOf(current()) : undefined
    setScope(here ?? steps[(steps.indexOf(scope()) + by + steps.length) % steps.length])
    setChosen(undefined)
  }
  return {
    typed,
    type: (text: string) => void setTyped(text),
    scope: (): Group | undefined => (actsOnly() ? 'actions' : scope()),
    widen: () => void setScope(undefined),
    narrow,
    shown,
    rows,
    current,
    choose: (id: string) => void setChosen(id),
    move,
    /** The server has not answered what is typed, and cannot now. */
    isAlone: () => answer()?.search === search() && answer()?.entries === undefined,
    isAsking: () => answer()?.search !== search(),
  }
}

/** The group Tab narrows to from a row: what is recent or acted on belongs to no list. */
const groupOf = (entry: Entry | undefined): Group | undefined =>
  entry === undefined || entry.group === 'about' || entry.group === 'recent' ? undefined : entry.group

const unmatched = (entry: Entry): Found => ({
  entry,
  score: 0,
  name: [{ text: entry.name, match: false }],
  text: entry.text ? [{ text: entry.text, match: false }] : [],
})

export type Model = ReturnType<typeof createModel>
