/** Two pixels under a bar while newer rows are on their way; the old ones stay. Always there, so that nothing moves. */
export function BusyLine(props: { busy: boolean }) {
  return (
    <div class="relative z-3 h-0" aria-hidden="true">
      <div class="after-a-moment absolute inset-x-0 -top-px h-0.5 bg-accent" classList={{ hidden: !props.busy }} />
    </div>
  )
}
