/** Turns while something is under way; with less motion it is three steady dots. */
export function Spinner(props: { class?: string }) {
  return (
    <>
      <span
        class={`ic ic-14 inline-block animate-spin rounded-full border-[1.75px] border-current border-r-transparent motion-reduce:hidden ${props.class ?? ''}`}
        aria-hidden="true"
      />
      <span class="ic ic-14 hidden text-center leading-none motion-reduce:inline-block" aria-hidden="true">
        …
      </span>
    </>
  )
}
