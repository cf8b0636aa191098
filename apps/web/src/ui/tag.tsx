export function Tag(props: { name: string }) {
  return (
    <span class="text-small whitespace-nowrap text-muted">
      <span class="mr-px text-faint">#</span>
      {props.name}
    </span>
  )
}
