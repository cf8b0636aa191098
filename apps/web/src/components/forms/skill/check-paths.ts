import { parseComponentConfig, SkillFile } from '@ccm/contract'

/** Where a file may lie in a skill, as the contract says it; what is wrong with each path, at its place in the list. */
export function checkPaths(paths: readonly string[]): (string | undefined)[] {
  const problems = paths.map((path) => SkillFile.shape.path.safeParse(path).error?.issues[0]?.message)
  const sound = paths.flatMap((path, index) => (problems[index] === undefined ? [{ path, index }] : []))
  const files = sound.map(({ path }) => ({ path, hash: '0'.repeat(64), executable: false }))
  for (const { path, message } of parseComponentConfig('skill', { prompt: '', files }).error?.issues ?? []) {
    const at = typeof path[2] === 'number' ? sound[path[2]] : undefined
    if (at) problems[at.index] ??= message
  }
  return problems
}

/** What is wrong with one path among others. */
export const checkPath = (path: string, others: readonly string[]): string | undefined => checkPaths([...others, path]).at(-1)
