import type { Issue } from '@ccm/contract'
import { AppError } from './errors.ts'

const SHOWN = 3

/** One sentence for all issues: the first few with where they are, and how many more there are. */
export function sentence(issues: Issue[]): string {
  const shown = issues.slice(0, SHOWN).map(({ path, message }) => (path.length > 0 ? `${pathText(path)}: ${message}` : message))
  const more = issues.length - shown.length
  return more > 0 ? `${shown.join(' ')} And ${more} more.` : shown.join(' ')
}

/** `config.hooks[0].timeout`, as a person writes it. */
export const pathText = (path: Issue['path']) =>
  path.reduce<string>((text, part) => (typeof part === 'number' ? `${text}[${part}]` : text === '' ? part : `${text}.${part}`), '')

/** The refusal of an input some of whose fields are wrong. */
export const badRequest = (issues: Issue[], cause?: unknown) => new AppError('bad-request', sentence(issues), { issues, cause })
