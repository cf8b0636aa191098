import { useStorage } from '../../edit/storage.tsx'

/** Where a divider keeps its place, in the shape it asks for. */
export function usePaneStorage(): Pick<Storage, 'getItem' | 'setItem'> {
  const { kept } = useStorage()
  return { getItem: (name) => kept.get(`pref:${name}`) ?? null, setItem: (name, text) => void kept.set(`pref:${name}`, text) }
}

/** Half of what is left beside the sidebar. */
export const halfOfPage = () => Math.round((window.innerWidth - 232) / 2)
