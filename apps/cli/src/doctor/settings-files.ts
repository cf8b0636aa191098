import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Json } from '@ccm/contract'
import type { Binding } from '../projects/index-file.ts'
import type { Session } from '../session.ts'
import { attention, broken, type Check, ok } from './check.ts'

/** Settings files that Claude Code would drop, as a whole or in part, without a word where it runs unattended. */
export async function checkSettingsFiles(bindings: readonly Binding[], { claude }: Session): Promise<Check[]> {
  const projects = bindings.filter(({ kind }) => kind === 'project').map(({ root }) => join(root, '.claude'))
  const files = [
    join(claude.path, 'settings.json'),
    ...projects.flatMap((directory) => [join(directory, 'settings.json'), join(directory, 'settings.local.json')]),
  ].filter((file) => existsSync(file))
  const { judgeSettings } = await import('@ccm/formats/judge-settings')
  const checks = (await Promise.all(files.map((file) => judge(file, judgeSettings)))).flat()
  return checks.length > 0 ? checks : [ok('settings', `Claude Code takes every settings file as it stands (${files.length}).`)]
}

type Judge = (input: { value: Json; ours: readonly string[] }) => Promise<{ message: string; kind: 'invalid' | 'unknown' }[]>

async function judge(file: string, judgeSettings: Judge): Promise<Check[]> {
  const text = readFileSync(file, 'utf8').replace(/^\ufeff/, '')
  if (text.trim() === '') return []
  try {
    const findings = await judgeSettings({ value: JSON.parse(text), ours: [] })
    return findings.map(({ kind, message }) =>
      kind === 'invalid' ? broken('settings', `${file}: ${message}`) : attention('settings', `${file}: ${message}`),
    )
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    return [
      broken(
        'settings',
        `${file} is not valid JSON, so Claude Code ignores all of it.`,
        'Correct it; comments and trailing commas are not allowed there.',
      ),
    ]
  }
}
