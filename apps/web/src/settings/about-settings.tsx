import type { About } from '@ccm/contract'
import { For, Show } from 'solid-js'
import { useQuery } from '../query.ts'
import { useApi } from '../api.tsx'
import { healthQueries } from '../shell/queries.ts'
import { CommandChip } from '../ui/command-chip.tsx'
import { count } from '../ui/count.ts'
import { Fact, Facts } from '../ui/facts.tsx'
import { Note } from '../ui/note.tsx'

const keys: Record<About['key'], string> = {
  environment: 'from the environment of the server',
  file: 'from a key file beside the database, which only the server may read',
}

/** What this server is, and what is risky in how it runs. */
export function AboutSettings(props: { about: About }) {
  const api = useApi()
  const health = useQuery(() => healthQueries.check(api))
  return (
    <>
      <div class="grid gap-2 px-4 not-empty:pt-4 sm:px-5">
        <For each={props.about.warnings}>{(warning) => <Note kind="warning">{warning}</Note>}</For>
      </div>
      <Facts>
        <Fact label="Version">
          <span class="mono">{props.about.version}</span>
        </Fact>
        <Fact label="Database">
          <span class="mono break-all">{props.about.database}</span>
        </Fact>
        <Fact label="Key">{keys[props.about.key]}</Fact>
        <Fact label="Secrets">{count(props.about.secrets, 'sealed value')}</Fact>
        <Show when={health.data}>
          {(now) => (
            <>
              <Fact label="Server id">
                <span class="mono break-all">{now().serverId ?? 'unknown while the database is away'}</span>
              </Fact>
              <Fact label="Protocol">
                <span class="tabular-nums">{now().protocol}</span>
              </Fact>
            </>
          )}
        </Show>
        <Fact label="Command line">
          <span class="grid justify-items-start gap-1.5">
            <CommandChip command="ccm init" />
            <span class="text-small text-faint">
              Run it in a directory that uses Claude Code, on each machine. <span class="mono text-small">ccm doctor</span> says what is
              missing there.
            </span>
          </span>
        </Fact>
      </Facts>
    </>
  )
}
