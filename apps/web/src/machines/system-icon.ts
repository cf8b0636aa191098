import type { Platform } from '@ccm/contract'
import type { Component } from 'solid-js'
import Apple from '~icons/lucide/apple'
import AppWindow from '~icons/lucide/app-window'
import Monitor from '~icons/lucide/monitor'
import Smartphone from '~icons/lucide/smartphone'
import Terminal from '~icons/lucide/terminal'

const icons: Partial<Record<Platform, Component<{ class?: string }>>> = {
  darwin: Apple,
  win32: AppWindow,
  linux: Terminal,
  android: Smartphone,
}

/** How a system is drawn. Its word stands beside it or in the title. */
export const systemIcon = (platform: Platform) => icons[platform] ?? Monitor
