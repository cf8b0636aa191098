import { createSignal, Match, Show, Switch } from 'solid-js'
import { createStore } from 'solid-js/store'
import Plus from '~icons/lucide/plus'
import { useQuery } from '../../../query.ts'
import { useApi } from '../../../api.tsx'
import { Button } from '../../../ui/button.tsx'
import { CheckField } from '../../../ui/check-field.tsx'
import { ComboboxField } from '../../../ui/combobox-field.tsx'
import { SegmentedField } from '../../../ui/segmented-field.tsx'
import { SelectField } from '../../../ui/select-field.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { formQueries } from '../queries.ts'
import { builtInTools } from '../tools/built-in-tools.ts'
import { buildRule, noParts, type RuleKind } from './build-rule.ts'
import { explainRule } from './explain-rule.ts'
import { type RuleListName, ruleLists } from './lists.ts'
import { Explained } from './rule-list.tsx'

const kinds: readonly { value: RuleKind; label: string; help: string }[] = [
  { value: 'Bash', label: 'Bash', help: 'Shell commands' },
  { value: 'Read', label: 'Read', help: 'Reading and searching files' },
  { value: 'Edit', label: 'Edit', help: 'Every tool that writes files' },
  { value: 'WebFetch', label: 'WebFetch', help: 'Reading pages on the web' },
  { value: 'mcp', label: 'MCP tool', help: 'Tools of an MCP server' },
  { value: 'Agent', label: 'Agent', help: 'Starting a subagent' },
  { value: 'Skill', label: 'Skill', help: 'Using a skill or a command' },
  { value: 'PowerShell', label: 'PowerShell', help: 'PowerShell commands' },
  { value: 'tool', label: 'Another tool', help: 'Every use of one tool' },
  { value: 'typed', label: 'As typed', help: 'The rule as it is written' },
]
const tools = [...builtInTools.values()].map(({ name, help }) => ({ value: name, label: name, help, mono: true }))

/** Makes a rule out of what it is about, and says what it means before it is added. */
export function RuleBuilder(props: {
  onAdd: (rule: string, list: RuleListName) => void
  has: (rule: string, list: RuleListName) => boolean
}) {
  const [parts, set] = createStore(noParts)
  const [list, setList] = createSignal<RuleListName>('allow')
  const rule = () => buildRule(parts)
  const reason = () => {
    const made = rule()
    if (made === undefined) return 'Say first what the rule is about.'
    return props.has(made, list()) ? `${made} is in this list already.` : undefined
  }
  const add = () => {
    const made = rule()
    if (made === undefined || reason() !== undefined) return
    props.onAdd(made, list())
    set({ text: '', name: '' })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return
    event.preventDefault()
    add()
  }
  const Text = (own: { label: string; placeholder: string; help?: string }) => (
    <TextField
      label={own.label}
      mono
      placeholder={own.placeholder}
      help={own.help}
      value={parts.text}
      onInput={(text) => set('text', text)}
      onKeyDown={onKeyDown}
    />
  )
  return (
    <div class="grid gap-3" role="group" aria-label="New rule">
      <SelectField label="About" value={parts.kind} options={kinds} onChoose={(kind) => kind && set({ kind, text: '', name: '' })} />
      <Switch>
        <Match when={parts.kind === 'Bash' || parts.kind === 'PowerShell'}>
          <SegmentedField
            label="That"
            value={parts.match}
            options={[
              { value: 'start', label: 'start with' },
              { value: 'exact', label: 'are' },
              { value: 'any', label: 'are any' },
            ]}
            onChoose={(match) => set('match', match)}
          />
          <Show when={parts.match !== 'any'}>
            <Text
              label="Command"
              placeholder={parts.kind === 'Bash' ? 'git diff' : 'Get-ChildItem'}
              help="A * stands for anything, at any place."
            />
          </Show>
        </Match>
        <Match when={parts.kind === 'Read' || parts.kind === 'Edit'}>
          <SelectField
            label="From"
            value={parts.from}
            options={[
              { value: 'project', label: 'The project', help: 'The folder of the settings: /src' },
              { value: 'here', label: 'The working folder', help: 'Where Claude Code was started: ./src' },
              { value: 'home', label: 'The home directory', help: '~/.ssh' },
              { value: 'root', label: 'The root of the disk', help: '//etc' },
            ]}
            onChoose={(from) => from && set('from', from)}
          />
          <Text label="Path" placeholder="src/**" help="As in .gitignore: * within a folder, ** through folders. Empty for every file." />
        </Match>
        <Match when={parts.kind === 'WebFetch'}>
          <Text label="Domain" placeholder="docs.example.com" help="Empty for every page." />
        </Match>
        <Match when={parts.kind === 'mcp'}>
          <Named label="Server" type="mcp-server" value={parts.name} onInput={(name) => set('name', name)} />
          <Text label="Tool" placeholder="create_issue" help="Empty for every tool of the server." />
        </Match>
        <Match when={parts.kind === 'Agent'}>
          <Named label="Subagent" type="subagent" value={parts.text} onInput={(text) => set('text', text)} />
        </Match>
        <Match when={parts.kind === 'Skill'}>
          <Named label="Skill" type="skill" value={parts.text} onInput={(text) => set('text', text)} />
          <CheckField
            label="With any arguments"
            checked={parts.withArguments}
            onChange={(withArguments) => set('withArguments', withArguments)}
          />
        </Match>
        <Match when={parts.kind === 'tool'}>
          <ComboboxField label="Tool" mono allowCustom value={parts.name} options={tools} onChoose={(name) => set('name', name ?? '')} />
        </Match>
        <Match when={parts.kind === 'typed'}>
          <Text label="Rule" placeholder="Bash(npm run *)" />
        </Match>
      </Switch>
      <SegmentedField
        label="Is"
        value={list()}
        options={ruleLists.map(({ name, verb }) => ({ value: name, label: verb })).reverse()}
        onChoose={setList}
      />
      <div class="flex flex-wrap items-start gap-x-3 gap-y-2 sm:ml-33">
        <Button icon={<Plus class="ic" />} reason={reason()} onClick={add}>
          Add rule
        </Button>
        <div class="min-w-0 grow basis-48 text-small" aria-live="polite">
          <Show when={rule()}>
            {(made) => (
              <>
                <p class="mono text-small break-words">{made()}</p>
                <Explained means={explainRule(made()).means} doubt={explainRule(made()).doubt} />
              </>
            )}
          </Show>
        </div>
      </div>
    </div>
  )
}

function Named(props: { label: string; type: 'mcp-server' | 'subagent' | 'skill'; value: string; onInput: (name: string) => void }) {
  const api = useApi()
  const named = useQuery(() => formQueries.named(api, props.type))
  return (
    <ComboboxField
      label={props.label}
      mono
      allowCustom
      value={props.value}
      options={(named.data ?? []).map(({ key, description }) => ({
        value: key,
        label: key,
        help: description,
        mono: true,
      }))}
      help={props.type === 'mcp-server' ? undefined : 'Empty for every one.'}
      onChoose={(name) => props.onInput(name ?? '')}
    />
  )
}
