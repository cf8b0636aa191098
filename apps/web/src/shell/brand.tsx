/** Three steps: library, last written, on disk. */
export function Brand() {
  return (
    <svg class="shrink-0 text-accent" width="22" height="22" viewBox="0 0 22 22" aria-hidden="true">
      <rect x="1" y="3" width="5.6" height="10" rx="1.8" fill="currentColor" opacity=".45" />
      <rect x="8.2" y="6" width="5.6" height="10" rx="1.8" fill="currentColor" opacity=".72" />
      <rect x="15.4" y="9" width="5.6" height="10" rx="1.8" fill="currentColor" />
    </svg>
  )
}
