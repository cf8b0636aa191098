import type { Api } from '@ccm/client'
import { createContext, type ParentProps, useContext } from 'solid-js'

const ApiContext = createContext<Api>()

export function ApiProvider(props: ParentProps<{ api: Api }>) {
  return <ApiContext.Provider value={props.api}>{props.children}</ApiContext.Provider>
}

/** The server this page talks to. */
export function useApi(): Api {
  const api = useContext(ApiContext)
  if (!api) throw new Error('useApi needs an ApiProvider above it.')
  return api
}
