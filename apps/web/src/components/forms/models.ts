import type { Option } from '../../ui/option.tsx'

/** What `model` may say; a full id of a model too. */
export const models: readonly Option[] = [
  { value: 'inherit', label: 'inherit', help: 'The model of the session', mono: true },
  { value: 'haiku', label: 'haiku', help: 'Quick and cheap', mono: true },
  { value: 'sonnet', label: 'sonnet', help: 'For most work', mono: true },
  { value: 'opus', label: 'opus', help: 'For hard problems', mono: true },
  { value: 'fable', label: 'fable', mono: true },
]

export const efforts = [
  { value: 'low', label: 'low' },
  { value: 'medium', label: 'medium' },
  { value: 'high', label: 'high' },
  { value: 'xhigh', label: 'xhigh' },
  { value: 'max', label: 'max' },
] as const
