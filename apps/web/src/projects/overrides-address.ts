/** Where the overrides of a project are edited; with a component, a change to it begins there. */
export function overridesAddress(projectId: string, change?: string): string {
  const search = new URLSearchParams({ tab: 'overrides', ...(change !== undefined && { change }) })
  return `/projects/${projectId}?${search}`
}
