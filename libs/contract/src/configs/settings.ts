import { z } from 'zod'
import { Json } from '../common.ts'
import { type SettingKey, settingKeys } from './setting-keys.ts'

/** Keys of a settings file that have a type of component of their own, and keys that are not read there. */
const elsewhere: Record<string, string> = {
  hooks: 'Make a component of the type "hook" for it.',
  permissions: 'Make a component of the type "permissions" for it.',
  statusLine: 'Make a component of the type "status-line" for it.',
  enabledPlugins: 'Make a component of the type "plugin" for it.',
  extraKnownMarketplaces: 'Make a component of the type "plugin" for it.',
  mcpServers: 'Claude Code reads no MCP servers from a settings file. Make a component of the type "mcp-server".',
}

/**
 * Any other keys of a settings file. Known keys are checked, because one value of a wrong type makes Claude Code drop the whole file;
 * unknown ones are kept, because it ignores them.
 *
 * @see reference `claude-formats.md` §3
 */
export const SettingsConfig = z.record(z.string().min(1).max(128), Json).superRefine((settings, ctx) => {
  if (Object.keys(settings).length === 0) ctx.addIssue({ code: 'custom', message: 'Add at least one setting.' })
  for (const [key, value] of Object.entries(settings)) {
    const message = Object.hasOwn(elsewhere, key) ? elsewhere[key] : undefined
    if (message !== undefined) ctx.addIssue({ code: 'custom', path: [key], message })
    const known = Object.hasOwn(settingKeys, key) ? settingKeys[key] : undefined
    for (const { path, message } of known?.schema.safeParse(value).error?.issues ?? []) {
      const at = [key, ...path]
      ctx.addIssue({
        code: 'custom',
        path: at,
        message: `${at.join('.')}: ${message} ${consequences[known?.badValue ?? 'file-dropped']}`.trim(),
      })
    }
  }
})

/** What Claude Code does with a wrong value. It turns numbers in `env` into text and says nothing, which the message there says itself. */
const consequences: Record<NonNullable<SettingKey['badValue']> | 'file-dropped', string> = {
  'file-dropped': 'Claude Code would drop the whole settings file.',
  'value-dropped': 'Claude Code would drop the value without a word.',
  'made-text': '',
}
