/** A path that loses its middle when room is short: its end, which tells paths apart, stays. The whole is in the tooltip. */
export function MiddlePath(props: { path: string }) {
  const cut = () => Math.max(0, props.path.lastIndexOf('/', props.path.length - 2))
  return (
    <span class="mono flex min-w-0" title={props.path}>
      <span class="truncate">{props.path.slice(0, cut())}</span>
      <span class="shrink-0 whitespace-pre">{shorten(props.path.slice(cut()))}</span>
    </span>
  )
}

const longest = 28
const shorten = (name: string) => (name.length > longest ? `…${name.slice(1 - longest)}` : name)
