import Plus from '~icons/lucide/plus'
import { allTypes, typeLooks } from '../component-types.ts'
import { useKeyHint } from '../shell/key-registry.tsx'
import { Button } from '../ui/button.tsx'
import { createLateMenu } from '../ui/late-menu.tsx'

const items = allTypes.map((type) => ({
  label: typeLooks[type].word,
  icon: typeLooks[type].icon,
  href: `/components/new?type=${type}`,
}))

interface NewComponentButtonProps {
  ref?: (element: HTMLButtonElement) => void
  /** The key that presses it on this page. */
  key?: string
}

/** Asks for the type first. */
export function NewComponentButton(props: NewComponentButtonProps) {
  const hint = useKeyHint()
  const menu = createLateMenu({ label: 'Types', items: () => items })
  return (
    <>
      <Button
        ref={(element) => props.ref?.(element)}
        kind="primary"
        icon={<Plus class="ic" />}
        keys={props.key ? hint([props.key]) : undefined}
        aria-haspopup="menu"
        aria-expanded={menu.isOpen()}
        aria-keyshortcuts={props.key}
        onClick={(event) => menu.openAt(event.currentTarget)}
      >
        <span>
          New<span class="max-sm:sr-only"> component</span>
        </span>
      </Button>
      {menu.view()}
    </>
  )
}
