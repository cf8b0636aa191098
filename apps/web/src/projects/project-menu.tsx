import type { Project } from '@ccm/contract'
import { useNavigate } from '@solidjs/router'
import { usePaletteActions } from '../palette/actions.tsx'
import { Menu } from '../ui/menu.tsx'
import { createProjectActs } from './project-acts.tsx'

/** What can be done with the project whose page is open. */
export function ProjectMenu(props: { project: Project }) {
  const navigate = useNavigate()
  const acts = createProjectActs({ onForgotten: () => navigate('/projects', { replace: true }) })
  const items = () => acts.itemsFor(props.project)
  usePaletteActions(() =>
    items().map(({ label, icon, onSelect }) => ({
      label,
      about: props.project.name,
      ...(icon && { icon }),
      ...(onSelect && { run: onSelect }),
    })),
  )
  return (
    <>
      <Menu label={`More actions for ${props.project.name}`} items={items()} />
      {acts.dialogs}
    </>
  )
}
