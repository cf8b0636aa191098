import type { Session } from '../session.ts'
import { changeConfig } from '../settings/config.ts'

/** A server that was named on the command line of a machine that has none is the machine's server from then on. */
export async function rememberServer({ home, config, io, serverNamed, serverUrl }: Session): Promise<void> {
  if (!serverNamed || config.serverUrl !== undefined) return
  await changeConfig(home, config, () => void (config.serverUrl = serverUrl))
  io.err(`This machine uses ${serverUrl} from now on; "ccm config set serverUrl <url>" changes that.`)
}
