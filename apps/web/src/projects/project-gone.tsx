import { A } from '@solidjs/router'
import { Empty } from '../ui/empty.tsx'
import { StepMark } from '../ui/step-mark.tsx'

/** Somebody has it forgotten, or it never was. */
export function ProjectGone() {
  return (
    <Empty
      mark={<StepMark step="not-seen" width={30} />}
      title="This project is not here any more"
      action={
        <A href="/projects" class="font-medium text-accent hover:underline">
          All projects
        </A>
      }
    >
      It was forgotten, or its address is wrong. <span class="mono text-small">ccm apply</span> in its directory brings it back.
    </Empty>
  )
}
