import X from '~icons/lucide/x'

/** An active filter: what it says, and a way to take it off. */
export function Chip(props: { label: string; onRemove: () => void }) {
  return (
    <span class="inline-flex h-9 items-center gap-1.5 rounded-[5px] bg-accent-tint pr-1 pl-[9px] text-small font-medium text-accent sm:h-[26px]">
      {props.label}
      <button
        type="button"
        class="grid size-8 place-items-center rounded-xs hover:bg-[color-mix(in_oklab,var(--color-accent)_14%,transparent)] sm:size-[18px]"
        aria-label={`Clear ${props.label}`}
        onClick={() => props.onRemove()}
      >
        <X class="ic ic-14" />
      </button>
    </span>
  )
}
