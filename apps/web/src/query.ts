import {
  useInfiniteQuery as useSuspendingInfiniteQuery,
  useQueries as useSuspendingQueries,
  useQuery as useSuspendingQuery,
} from '@tanstack/solid-query'

/**
 * The library reads an answer through a resource, so that whoever shows it waits together with everything else up to the next
 * `<Suspense>`: again and again, whenever it is asked for anew, and the whole page leaves the document for a moment, its focus with it.
 * Here the answer is read from the library's store alone. What waits says so: see `ui/load.tsx`.
 */
const fromStore = <T extends object>(query: T): T =>
  new Proxy(query, { get: (target, name) => (name === 'data' ? dataOf(target) : Reflect.get(target, name)) })

/** A store has no member for an answer that is not there, so nothing would say when it comes: the status changes with it. */
function dataOf(query: object): unknown {
  Reflect.get(query, 'status')
  return Reflect.getOwnPropertyDescriptor(query, 'data')?.get?.()
}

const eachFromStore = <T extends object>(queries: T): T =>
  new Proxy(queries, {
    get(target, name) {
      const found: unknown = Reflect.get(target, name)
      return typeof found === 'object' && found !== null ? fromStore(found) : found
    },
  })

/** The same function, its type and all, with another reading. A proxy, because it has more forms than can be written down again. */
const reading = <F extends (...options: never[]) => object>(use: F, read: <T extends object>(answer: T) => T): F =>
  new Proxy(use, { apply: (target, self, options) => read(Reflect.apply(target, self, options)) })

/** Asks for something and follows the answer. */
export const useQuery = reading(useSuspendingQuery, fromStore)
/** Asks for a list page by page and follows the answers. */
export const useInfiniteQuery = reading(useSuspendingInfiniteQuery, fromStore)
/** Asks for several things at once, as many as there are to ask for. */
export const useQueries = reading(useSuspendingQueries, eachFromStore)
