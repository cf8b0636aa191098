import type { Difference } from '@ccm/contract'
import { type Language, languageOf } from '../../ui/tint.ts'

/** How an artifact's text is coloured. Parts of a JSON file are JSON, whatever the file is called. */
export const languageFor = ({ kind, path }: Pick<Difference, 'kind' | 'path'>): Language =>
  kind === 'key' || kind === 'element' ? 'json' : languageOf(path)
