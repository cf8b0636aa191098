import type { Activity, ActivitySubject } from '@ccm/contract'
import { type Component, createMemo, For } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import FolderGit from '~icons/lucide/folder-git-2'
import KeyRound from '~icons/lucide/key-round'
import Layers from '~icons/lucide/layers'
import Monitor from '~icons/lucide/monitor'
import Package from '~icons/lucide/package'
import RefreshCw from '~icons/lucide/refresh-cw'
import RotateCcw from '~icons/lucide/rotate-ccw'
import Settings from '~icons/lucide/settings'
import SlidersHorizontal from '~icons/lucide/sliders-horizontal'
import Trash from '~icons/lucide/trash'
import { Time } from '../ui/time.tsx'
import { Words } from '../ui/words.tsx'
import { sayActivity, sayActor } from './say-activity.ts'
import { subjectLinks } from './subject-links.ts'

type Icon = Component<{ class?: string }>

const kindIcons: Record<ActivitySubject, Icon> = {
  component: Package,
  profile: Layers,
  project: FolderGit,
  machine: Monitor,
  override: SlidersHorizontal,
  'env-var': KeyRound,
  settings: Settings,
}
const deedIcons: Partial<Record<Activity['action'], Icon>> = { synced: RefreshCw, restored: RotateCcw, removed: Trash }

interface ActivityFeedProps {
  entries: readonly Activity[]
  /** All that is known, newest first, where `entries` is a part of it: tells what is gone meanwhile. */
  known?: readonly Activity[]
}

/** What was done, one thing below the other: a sentence, who did it and when. */
export function ActivityFeed(props: ActivityFeedProps) {
  const linkOf = createMemo(() => subjectLinks(props.known ?? props.entries))
  return (
    <ul>
      <For each={props.entries}>
        {(entry) => {
          const href = createMemo(() => linkOf()(entry))
          return (
            <li class="grid grid-cols-[22px_minmax(0,1fr)] gap-2.5 px-4 py-2 sm:px-5">
              <Dynamic component={deedIcons[entry.action] ?? kindIcons[entry.subject.kind]} class="ic mx-[3px] mt-0.5 text-faint" />
              <div class="min-w-0">
                <p class="wrap-anywhere">
                  <Words of={sayActivity(entry, href())} />
                </p>
                <p class="text-small text-faint">
                  {sayActor(entry.actor)} · <Time at={entry.at} inSentence />
                </p>
              </div>
            </li>
          )
        }}
      </For>
    </ul>
  )
}
