import { useNow } from '../clock.tsx'
import { ago, exactTime, since } from './since.ts'

/** How long ago, with the exact time on hover; `inSentence` adds the "ago" that a column does without. */
export function Time(props: { at: string; inSentence?: boolean }) {
  const now = useNow()
  return (
    <time class="whitespace-nowrap tabular-nums" datetime={props.at} title={exactTime(props.at)}>
      {props.inSentence ? ago(props.at, now()) : since(props.at, now())}
    </time>
  )
}
