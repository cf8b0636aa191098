import type { SelectionUsage } from '@ccm/contract'
import { Show } from 'solid-js'
import type { Question } from '../../ui/question.ts'
import { count, figure } from '../../ui/count.ts'
import type { Subject } from './subject.ts'

const most = 6

/** What is asked before components go that something uses: it names the profiles and the projects. */
export function askBeforeDelete({ ids, who }: Subject, usage: SelectionUsage): Question {
  const one = ids.length === 1
  return {
    title: `Delete ${who}?`,
    body: <Usage one={one} all={ids.length} usage={usage} />,
    action: one ? 'Delete component' : `Delete ${who}`,
    keep: one ? 'Keep it' : 'Keep them',
    danger: true,
  }
}

function Usage(props: { one: boolean; all: number; usage: SelectionUsage }) {
  const profiles = () => props.usage.profiles.map(({ name }) => name)
  const projects = () => props.usage.projects.map(({ name, machineName }) => `${name} on ${machineName}`)
  return (
    <div class="grid gap-3">
      <Show when={!props.one}>
        <p>{props.usage.used === props.all ? 'All of them are used.' : `${figure(props.usage.used)} of ${figure(props.all)} are used.`}</p>
      </Show>
      <Show when={props.usage.totalProfiles > 0}>
        <Names what={`Taken out of ${count(props.usage.totalProfiles, 'profile')}`} names={profiles()} total={props.usage.totalProfiles} />
      </Show>
      <Show when={props.usage.totalProjects > 0} fallback={<p>No project is reached through them.</p>}>
        <Names
          what={`Leaves ${count(props.usage.totalProjects, 'project')} at the next sync`}
          names={projects()}
          total={props.usage.totalProjects}
        />
      </Show>
    </div>
  )
}

function Names(props: { what: string; names: string[]; total: number }) {
  const shown = () => props.names.slice(0, most)
  const rest = () => props.total - shown().length
  return (
    <div>
      <p class="font-medium text-text">{props.what}</p>
      <p class="mono break-words">
        {shown().join(', ')}
        <Show when={rest() > 0}>
          <span class="font-sans"> and {figure(rest())} more</span>
        </Show>
      </p>
    </div>
  )
}
