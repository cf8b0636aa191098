import type { Json } from '@ccm/contract'
import { isObject } from '../is-object.ts'
import { isTooDeep } from './nesting.ts'
import type { ParseProblem, SourceFile } from './source-file.ts'

/** Reads strict JSON as Claude Code does: a byte order mark is let pass, an empty file says nothing, anything but an object is ignored. */
export function readJsonFile({ path, content }: SourceFile): { value?: { [name: string]: Json }; problem?: ParseProblem } {
  const text = content.replace(/^\uFEFF/, '')
  if (text.trim() === '') return {}
  const { value, error } = parseJson(text)
  if (error !== undefined) {
    const why = `This is no valid JSON (${error}), so Claude Code ignores the whole file.`
    return { problem: { path, message: `${why} It stays as it is: comments and trailing commas are not allowed.` } }
  }
  if (value !== undefined && isTooDeep(value))
    return { problem: { path, message: 'This is nested too deeply to be taken. It stays as it is.' } }
  if (isObject(value)) return { value }
  return { problem: { path, message: 'This is JSON, but no object, so Claude Code ignores the whole file. It stays as it is.' } }
}

function parseJson(text: string): { value?: Json; error?: string } {
  try {
    return { value: JSON.parse(text) }
  } catch (error) {
    if (error instanceof SyntaxError) return { error: error.message }
    throw error
  }
}
