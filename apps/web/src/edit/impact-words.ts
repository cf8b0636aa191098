import type { Impact, ImpactChange } from '@ccm/contract'
import { count } from '../ui/count.ts'

/** "Touches 7 projects and 1 user profile on 3 machines". */
export function sayImpact({ targets, totalTargets }: Impact): string {
  if (totalTargets === 0) return 'Touches nothing yet'
  const machines = count(new Set(targets.map(({ machineName }) => machineName)).size, 'machine')
  if (totalTargets > targets.length) return `Touches ${count(totalTargets, 'place')} on ${machines} or more`
  const users = targets.filter(({ kind }) => kind === 'user').length
  const projects = targets.length - users
  const places = [projects > 0 && count(projects, 'project'), users > 0 && count(users, 'user profile')].filter(Boolean).join(' and ')
  return `Touches ${places} on ${machines}`
}

export interface Risk {
  tone: 'danger' | 'warning'
  text: string
}

/** What would go wrong: targets that would no longer resolve, and references to a name that would be gone. */
export function sayRisks({ targets, references }: Impact): Risk[] {
  const broken = targets.filter(({ problem }) => problem !== null)
  const names = [...new Set(references.map(({ name }) => name))]
  const risks: (Risk | false)[] = [
    broken.length > 0 && { tone: 'danger', text: `${count(broken.length, 'project')} would no longer resolve` },
    names.length === 1 && { tone: 'warning', text: `${names[0]} still calls it by its old name` },
    names.length > 1 && { tone: 'warning', text: `${names.length} components still call it by its old name` },
  ]
  return risks.filter((risk) => risk !== false)
}

/** Several keys of one file change one path. */
export const onePerPath = (changes: readonly ImpactChange[]): ImpactChange[] =>
  changes.filter(({ path, action }, index) => changes.findIndex((other) => other.path === path && other.action === action) === index)

export const actionWords: Record<ImpactChange['action'], { word: string; sign: string; tone: string }> = {
  create: { word: 'writes', sign: '+', tone: 'text-positive' },
  update: { word: 'changes', sign: '~', tone: 'text-info' },
  remove: { word: 'removes', sign: '−', tone: 'text-danger' },
}
