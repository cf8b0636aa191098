import { Note } from '../../ui/note.tsx'
import { ExtraNote } from './extra-note.tsx'
import type { FormProps } from './fields.ts'
import { EventGroup } from './hook/event-group.tsx'
import { HandlerList } from './hook/handler-list.tsx'

/** A hook: when it runs, for what, and what it does. */
export default function HookForm(props: FormProps) {
  return (
    <>
      <EventGroup fields={props.fields} />
      <HandlerList fields={props.fields} />
      <div class="grid gap-3 px-4 pt-3 pb-4 sm:px-5">
        <Note kind="info">
          <strong class="font-[550]">This runs code on each machine that receives it</strong>, with the rights of whoever started Claude
          Code. A machine shows it and asks before it is written. Scripts it names have to be there.
        </Note>
        <ExtraNote fields={props.fields} />
      </div>
    </>
  )
}
