import type { Component } from 'solid-js'
import FolderGit from '~icons/lucide/folder-git-2'
import Layers from '~icons/lucide/layers'
import Monitor from '~icons/lucide/monitor'
import Package from '~icons/lucide/package'

export interface NavItem {
  title: string
  href: string
  icon: Component<{ class?: string }>
  group: 'Library' | 'Fleet'
  /** Pressed after G. */
  key: string
  /** Which of the counts stands at its right. */
  count: 'components' | 'profiles' | 'projects' | 'machines'
}

export const navItems: NavItem[] = [
  { title: 'Components', href: '/components', icon: Package, group: 'Library', key: 'c', count: 'components' },
  { title: 'Profiles', href: '/profiles', icon: Layers, group: 'Library', key: 'p', count: 'profiles' },
  { title: 'Projects', href: '/projects', icon: FolderGit, group: 'Fleet', key: 'j', count: 'projects' },
  { title: 'Machines', href: '/machines', icon: Monitor, group: 'Fleet', key: 'm', count: 'machines' },
]

export const navGroups = ['Library', 'Fleet'] as const
