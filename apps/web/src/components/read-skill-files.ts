import type { Component, ComponentPreview } from '@ccm/contract'
import { bytesOf } from '../ui/bytes.ts'

/** A supporting file of a skill, as its page lists it. */
export interface ListedFile {
  path: string
  executable: boolean
  /** Known once the preview holds the file. */
  bytes: number | undefined
}

/** The supporting files a skill's config names; a size comes from what the skill writes. */
export function readSkillFiles({ config, key }: Pick<Component, 'config' | 'key'>, written: ComponentPreview['files']): ListedFile[] {
  if (!Array.isArray(config.files)) return []
  return config.files.flatMap((file) => {
    if (typeof file !== 'object' || file === null || Array.isArray(file) || typeof file.path !== 'string') return []
    const { path, executable } = file
    const found = written.find((one) => one.path.endsWith(`/skills/${key}/${path}`))
    return [{ path, executable: executable === true, bytes: found && bytesOf(found) }]
  })
}
