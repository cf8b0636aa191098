import type { Dashboard } from '@ccm/contract'
import type { Component } from 'solid-js'
import Activity from '~icons/lucide/activity'
import FolderGit from '~icons/lucide/folder-git-2'
import KeyRound from '~icons/lucide/key-round'
import Layers from '~icons/lucide/layers'
import LayoutDashboard from '~icons/lucide/layout-dashboard'
import Monitor from '~icons/lucide/monitor'
import Package from '~icons/lucide/package'
import Settings from '~icons/lucide/settings'

export interface NavItem {
  title: string
  href: string
  icon: Component<{ class?: string }>
  /** Pressed after G. */
  key: string
  group?: 'Library' | 'Fleet' | 'Watch'
  /** What stands at its right. */
  count?: (dashboard: Dashboard) => number
  /** What it is called in the bar of a phone, if it stands there. */
  short?: string
}

const dashboard: NavItem = { title: 'Dashboard', short: 'Overview', href: '/', icon: LayoutDashboard, key: 'd' }

export const settingsItem: NavItem = { title: 'Settings', href: '/settings', icon: Settings, key: ',' }

/** The pages that the sidebar lists, in its order. */
export const navItems: NavItem[] = [
  dashboard,
  {
    title: 'Components',
    short: 'Components',
    href: '/components',
    icon: Package,
    key: 'c',
    group: 'Library',
    count: ({ components }) => components.total,
  },
  {
    title: 'Profiles',
    short: 'Profiles',
    href: '/profiles',
    icon: Layers,
    key: 'p',
    group: 'Library',
    count: ({ profiles }) => profiles.total,
  },
  { title: 'Variables & secrets', href: '/variables', icon: KeyRound, key: 's', group: 'Library', count: ({ envVars }) => envVars.total },
  {
    title: 'Projects',
    short: 'Projects',
    href: '/projects',
    icon: FolderGit,
    key: 'j',
    group: 'Fleet',
    count: ({ projects }) => projects.total,
  },
  { title: 'Machines', href: '/machines', icon: Monitor, key: 'm', group: 'Fleet', count: ({ machines }) => machines.total },
  { title: 'Activity', href: '/activity', icon: Activity, key: 'a', group: 'Watch' },
]

export const navGroups = [undefined, 'Library', 'Fleet', 'Watch'] as const

/** Every page one can go to. */
export const allPages = [...navItems, settingsItem]

/** What a phone's bar holds, in its order; the rest stands behind More. */
export const barItems = ['/', '/components', '/projects', '/profiles'].flatMap((href) => navItems.filter((item) => item.href === href))
