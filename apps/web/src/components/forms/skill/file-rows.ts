import type { Json } from '@ccm/contract'
import { objectOf } from '../variants.ts'

/** A supporting file as the config names it, and its place in the list. */
export interface FileRow {
  index: number
  path: string
  hash: string
  executable: boolean
}

/** The supporting files of a config. What is none, as the JSON tab may hold it, is left alone. */
export const readRows = (rows: readonly Json[]): FileRow[] =>
  rows.flatMap((row, index) => {
    const { path, hash, executable } = objectOf(row)
    return typeof path === 'string' && typeof hash === 'string' ? [{ index, path, hash, executable: executable === true }] : []
  })

/** Whether a path is this file, or lies under this folder, whose path ends in "/". */
export const isAt = (path: string, place: string): boolean => path === place || (place.endsWith('/') && path.startsWith(place))

/** The list with a file in it: in the place of the one that has its path, or behind all. */
export function withFile(rows: readonly Json[], file: { path: string; hash: string; executable: boolean }): Json[] {
  const found = readRows(rows).find(({ path }) => path === file.path)
  if (!found) return [...rows, file]
  return rows.map((row, index) => (index === found.index ? { ...objectOf(row), ...file } : row))
}

/** The list without a file, or without all that lies under a folder; no list when none is left. */
export function without(rows: readonly Json[], place: string): Json[] | undefined {
  const gone = new Set(readRows(rows).flatMap(({ path, index }) => (isAt(path, place) ? [index] : [])))
  const left = rows.filter((_, index) => !gone.has(index))
  return left.length > 0 ? left : undefined
}

/** The list after a file or a folder went elsewhere. */
export function renamed(rows: readonly Json[], from: string, to: string): Json[] {
  const moving = new Map(readRows(rows).flatMap(({ path, index }) => (isAt(path, from) ? [[index, to + path.slice(from.length)]] : [])))
  return rows.map((row, index) => (moving.has(index) ? { ...objectOf(row), path: moving.get(index) ?? '' } : row))
}
