import type { ConfigOf } from '@ccm/contract'
import { aComponent, type AnyNewComponent, type NewComponent, oneOfEach } from '@ccm/testing'

const name = (kind: string, index: number) => `bench-${kind}-${String(index).padStart(5, '0')}`

/** Commands, each a whole file of about two kilobytes. */
export const commands = (count: number): NewComponent<'command'>[] =>
  Array.from({ length: count }, (_, index) => aComponent('command', name('command', index), { config: command(index, 1) }))

/** The config of a command, different for each edition. */
export const command = (index: number, edition: number): ConfigOf<'command'> => ({
  description: `Bench command ${index}`,
  prompt: `Edition ${edition} of command ${index}.\n\n${'Read the diff, then say what matters most and why. '.repeat(40)}`,
})

/** Mixed kinds: 60 % files, 20 % members of one .mcp.json, 20 % elements of one settings file. `count` artifacts in all. */
export function mixed(count: number): AnyNewComponent[] {
  const fifth = Math.floor(count / 5)
  const servers = Array.from({ length: fifth }, (_, index) => aComponent('mcp-server', name('server', index)))
  const rules = Array.from({ length: fifth }, (_, index) => `Bash(bench-${index} *)`)
  return [...commands(count - 2 * fifth), ...servers, aComponent('permissions', name('rules', 0), { config: { ask: rules } })]
}

/** Types of which a project has one: they write the same keys. */
const single: AnyNewComponent['type'][] = ['status-line', 'keybindings']

/** All types alike, but one status line and one set of keybindings. The first is a command. */
export function ofAllTypes(count: number): AnyNewComponent[] {
  const each = Array.from({ length: Math.ceil(count / 10) }, (_, index) => [
    ...oneOfEach(name('any', index)).filter(({ type }) => type !== 'plugin' && (index === 0 || !single.includes(type))),
    // Each from a marketplace of its own: two that say of one marketplace where it is would contradict each other.
    aComponent('plugin', name('plugin', index), { key: `formatter@${name('market', index)}` }),
  ])
  return [...commands(1), ...each.flat()].slice(0, count)
}
