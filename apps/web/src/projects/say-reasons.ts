import type { Reason } from '@ccm/contract'

/** `base › web-app (replaces) › machine studio (excludes)`: from the outermost level to the one that decided. */
export const sayReasons = ({ reasons }: { reasons: Reason[] }) => reasons.map(sayReason).join(' › ')

function sayReason({ action, level, name }: Reason): string {
  if (action === 'disabled') return 'turned off in the library'
  const who = level === 'profile' || level === 'component' ? name : `${level} ${name}`
  return action === 'includes' ? who : `${who} (${action})`
}
