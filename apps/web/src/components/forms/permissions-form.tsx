import { For, Show } from 'solid-js'
import { CheckField } from '../../ui/check-field.tsx'
import { FieldGroup } from '../../ui/field.tsx'
import { ListField } from '../../ui/list-field.tsx'
import { Note } from '../../ui/note.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { announce } from '../../edit/announce.ts'
import type { FormProps } from './fields.ts'
import { MoreFields } from './more-fields.tsx'
import { modes, type RuleListName, ruleLists } from './permissions/lists.ts'
import { RuleBuilder } from './permissions/rule-builder.tsx'
import { RuleList } from './permissions/rule-list.tsx'
import { RuleTester } from './permissions/rule-tester.tsx'
import { setCount, wrongCount } from './set-count.ts'

const rare = ['disableBypassPermissionsMode', 'disableAutoMode']

/** What Claude Code may do by itself, what it asks about, and what never happens. */
export default function PermissionsForm(props: FormProps) {
  const rules = (list: RuleListName) => props.fields.texts([list])
  const add = (rule: string, list: RuleListName) => {
    props.fields.set([list], [...rules(list), rule])
    announce(`${rule} added to ${list}.`)
  }
  const move = (from: RuleListName, index: number, to: RuleListName) => {
    const rule = rules(from)[index]
    if (rule === undefined) return
    const left = rules(from).filter((_, at) => at !== index)
    props.fields.set([from], left.length > 0 ? left : undefined)
    if (!rules(to).includes(rule)) props.fields.set([to], [...rules(to), rule])
    announce(`${rule} moved to ${to}.`)
  }
  const mode = () => modes.find(({ value }) => value === props.fields.text(['defaultMode']))
  const flag = (name: string) => props.fields.json([name]) === 'disable'
  return (
    <>
      <FieldGroup title="Rules">
        <For each={ruleLists}>
          {(list) => <RuleList fields={props.fields} list={list} onMove={(index, to) => move(list.name, index, to)} />}
        </For>
      </FieldGroup>
      <FieldGroup title="New rule">
        <RuleBuilder onAdd={add} has={(rule, list) => rules(list).includes(rule)} />
      </FieldGroup>
      <FieldGroup title="Try the rules">
        <RuleTester fields={props.fields} />
      </FieldGroup>
      <FieldGroup title="Mode and directories">
        <SelectField
          label="Default mode"
          allowNone="Not set"
          path={props.fields.name(['defaultMode'])}
          value={mode()?.value}
          options={modes}
          placeholder={props.fields.text(['defaultMode'])}
          error={props.fields.error(['defaultMode'])}
          help={mode() ? `${mode()?.help}.` : 'A session begins as Claude Code does by itself: it asks.'}
          onChoose={(value) => props.fields.set(['defaultMode'], value)}
        />
        <Show when={mode()?.value === 'bypassPermissions'}>
          <div class="sm:ml-33">
            <Note kind="warning">Every session begins without asking for anything. Deny rules still count.</Note>
          </div>
        </Show>
        <ListField
          label="Directories"
          item="directory"
          placeholder="../shared-docs"
          help="More folders whose files may be read and changed. No subagents, skills or CLAUDE.md come from there."
          path={props.fields.name(['additionalDirectories'])}
          value={props.fields.texts(['additionalDirectories'])}
          error={props.fields.error(['additionalDirectories'])}
          errorAt={(index) => props.fields.error(['additionalDirectories', index])}
          onInput={(list) => props.fields.set(['additionalDirectories'], list.length > 0 ? list : undefined)}
        />
      </FieldGroup>
      <MoreFields about="modes that are switched off" used={setCount(props.fields, rare)} errors={wrongCount(props.fields, rare)}>
        <CheckField
          label="Nobody can go into bypassPermissions"
          path={props.fields.name(['disableBypassPermissionsMode'])}
          checked={flag('disableBypassPermissionsMode')}
          error={props.fields.error(['disableBypassPermissionsMode'])}
          onChange={(on) => props.fields.set(['disableBypassPermissionsMode'], on ? 'disable' : undefined)}
        />
        <CheckField
          label="Nobody can go into auto"
          path={props.fields.name(['disableAutoMode'])}
          checked={flag('disableAutoMode')}
          error={props.fields.error(['disableAutoMode'])}
          onChange={(on) => props.fields.set(['disableAutoMode'], on ? 'disable' : undefined)}
        />
      </MoreFields>
    </>
  )
}
