import { For, Show } from 'solid-js'
import { Badge } from '../ui/badge.tsx'
import { sayBytes } from '../ui/bytes.ts'
import type { ListedFile } from './read-skill-files.ts'

/** What lies beside a skill's SKILL.md. */
export function SkillFiles(props: { files: ListedFile[] }) {
  return (
    <section class="border-t border-line px-4 py-4 sm:px-5" aria-labelledby="skill-files">
      <h2 id="skill-files" class="font-semibold">
        Files beside SKILL.md
      </h2>
      <ul class="pt-1">
        <For each={props.files} fallback={<li class="text-faint">none</li>}>
          {(file) => (
            <li class="flex min-h-7 items-center gap-2">
              <span class="mono truncate" title={file.path}>
                {file.path}
              </span>
              <Show when={file.executable}>
                <Badge>executable</Badge>
              </Show>
              <Show when={file.bytes !== undefined}>
                <span class="ml-auto text-small whitespace-nowrap text-faint tabular-nums">{sayBytes(file.bytes ?? 0)}</span>
              </Show>
            </li>
          )}
        </For>
      </ul>
    </section>
  )
}
