import { Settings } from '@ccm/contract'
import type { Reader } from '@ccm/db'

const DEFAULTS: Settings = { approveMcpServers: true, defaultProfileId: null }

/** What a person decided for the library, defaults where nothing was. Each setting is a row of JSON named `settings.<name>`. */
export function readSettings(read: Reader): Settings {
  const rows = read.all<{ key: string; value: string }>("SELECT key, value FROM Setting WHERE key LIKE 'settings.%'")
  return Settings.parse({
    ...DEFAULTS,
    ...Object.fromEntries(rows.map(({ key, value }) => [key.slice('settings.'.length), JSON.parse(value)])),
  })
}
