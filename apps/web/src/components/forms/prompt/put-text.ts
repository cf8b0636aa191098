import type { Fields } from '../fields.ts'

/** Puts a text; an empty one is no field. */
export const putText = (fields: Fields, name: string, typed: string): void => fields.set([name], typed === '' ? undefined : typed)
