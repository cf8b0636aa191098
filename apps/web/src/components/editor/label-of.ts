const labels: Record<string, string> = {
  name: 'Name',
  key: 'Name on disk',
  description: 'Description',
  tags: 'Tags',
  sourceUrl: 'Source URL',
  version: 'Version',
  config: 'Config',
}

/** What a field is called, by the names on the way to it: "Name on disk", "env › DATABASE_URL". */
export function labelOf(path: readonly (string | number)[]): string {
  const [first, ...rest] = path.map(String)
  if (first === 'config' && rest.length > 0) return rest.map((part) => (/^\d+$/.test(part) ? `no. ${Number(part) + 1}` : part)).join(' › ')
  return first === undefined ? 'Config' : (labels[first] ?? path.join(' › '))
}
