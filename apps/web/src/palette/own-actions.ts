import Copy from '~icons/lucide/copy'
import KeyRound from '~icons/lucide/key-round'
import Layers from '~icons/lucide/layers'
import Moon from '~icons/lucide/moon'
import { allTypes, typeLooks } from '../component-types.ts'
import { syncCommand } from '../projects/sync-command.ts'
import { allPages } from '../shell/nav-items.ts'
import { type Theme, themes } from '../shell/look.ts'
import type { PaletteAction } from './actions.tsx'
import type { Entry } from './entries.ts'

/** The pages, as rows. */
export const pageEntries = (): Entry[] =>
  allPages.map(({ title, href, icon, key }) => ({
    id: `pages${href}`,
    group: 'pages',
    name: title,
    icon,
    keys: ['G', key.toUpperCase()],
    href,
  }))

/** What can be done from everywhere. */
export const ownActions = (theme: Theme, choose: (theme: Theme) => void): Entry[] => [
  ...allTypes.map((type) => ({
    id: `new/${type}`,
    group: 'actions' as const,
    name: `New ${typeLooks[type].word}`,
    words: 'add create component',
    icon: typeLooks[type].icon,
    href: `/components/new?type=${type}`,
  })),
  { id: 'new/profile', group: 'actions', name: 'New profile', words: 'add create', icon: Layers, href: '/profiles/new' },
  {
    id: 'set/variable',
    group: 'actions',
    name: 'Set a variable',
    words: 'add new create secret',
    icon: KeyRound,
    href: '/variables?name=',
  },
  ...themes
    .filter((other) => other !== theme)
    .map((other) => ({
      id: `theme/${other}`,
      group: 'actions' as const,
      name: other === 'system' ? 'Turn theme to that of the system' : `Turn theme ${other}`,
      words: 'appearance mode',
      icon: Moon,
      run: () => choose(other),
    })),
]

/** For each project that is known: the command that brings it into step. */
export const copyActions = (projects: readonly Entry[], copy: (command: string, project: string) => void): Entry[] =>
  projects.flatMap(({ id, name, text, detail }) =>
    text === undefined
      ? []
      : [
          {
            id: `copy/${id}`,
            group: 'actions' as const,
            name: `Copy sync command for ${name}`,
            icon: Copy,
            ...(detail !== undefined && { detail }),
            run: () => copy(syncCommand(text), name),
          },
        ],
  )

/** What a page offers, as rows: acts on one thing stand in a group of their own. */
export const offeredEntries = (actions: readonly PaletteAction[]): Entry[] =>
  actions.map(({ label, about, icon, keys, words, href, run }) => ({
    id: `offered/${about ?? ''}/${label}`,
    group: about === undefined ? 'actions' : 'about',
    name: label,
    ...(about !== undefined && { about }),
    ...(icon && { icon }),
    ...(keys && { keys }),
    words: [about, words].filter(Boolean).join(' '),
    ...(href !== undefined && { href }),
    ...(run && { run }),
  }))
