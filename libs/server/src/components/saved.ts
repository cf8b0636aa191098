import type { Activity, Component, SavedComponent } from '@ccm/contract'
import { findSecrets } from '@ccm/formats/secrets'

/** A component as its save is answered: with what in it looks like a secret. */
export const saved = (component: Component): SavedComponent => ({
  ...component,
  secrets: findSecrets(component.type, component.config),
})

/** A component as the activity names it. */
export const subjectOf = ({ id, type, name }: { id: string; type: string; name: string }): Activity['subject'] => ({
  kind: 'component',
  id,
  name: `${type}/${name}`,
})
