import type { Artifact, FileArtifact, Json } from '@ccm/contract'
import { isHarmlessSetting } from '@ccm/formats/harmless-settings'

/**
 * Judges from an artifact itself whether it may run code or widen what Claude may do. The server marks such artifacts too, but whether a
 * person is asked before code arrives cannot rest on the word of whoever sends it. Only what is known to be harmless is let through.
 */
export function mayRun(artifact: Artifact): boolean {
  switch (artifact.kind) {
    case 'file':
      return !isHarmlessFile(artifact)
    case 'block':
      return !isProse(artifact.path)
    case 'key':
    case 'element':
      return !isHarmlessMember(artifact.path, artifact.pointer, artifact.value)
    default:
      return artifact satisfies never
  }
}

/** Bytes that are no text are nothing to read through. */
const isHarmlessFile = ({ path, content, encoding, executable }: FileArtifact) =>
  !executable && encoding === undefined && isProse(path) && !runsShell(content) && isHarmlessFrontmatter(content)

const isProse = (path: string) => path.endsWith('.md')

/** Claude Code runs `` !`command` `` and fenced blocks opened with `` ```! `` in commands and skills before it sends them. */
const runsShell = (content: string) => content.includes('!') && /!`|^[^\S\n]*(?:```|~~~)!/m.test(content)

const runningFields = new Set(['hooks', 'mcpServers', 'allowed-tools'])
const narrowModes: readonly unknown[] = ['default', 'manual', 'plan', 'dontAsk']

/** Reads no YAML: a frontmatter that is not plain `name: value` lines, with what belongs to them indented, counts as harmful. */
function isHarmlessFrontmatter(content: string): boolean {
  const frontmatter = /^\uFEFF?---[^\S\n]*\n(.*?)^---/ms.exec(content)?.[1]
  if (frontmatter === undefined) return !/^\uFEFF?---/.test(content)
  // YAML ends a line at a lone carriage return too, which would hide a field in the middle of another.
  if (frontmatter.includes('\r')) return false
  const lines = frontmatter.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('#'))
  if (lines[0] !== undefined && /^[\s-]/.test(lines[0])) return false
  return lines.every((line) => /^(?:\s|- )/.test(line) || isHarmlessField(line))
}

function isHarmlessField(line: string): boolean {
  const [, name, value = ''] = /^([A-Za-z][\w-]*):(?:\s+(.*))?$/.exec(line) ?? []
  if (name === undefined || runningFields.has(name)) return false
  return name !== 'permissionMode' || narrowModes.includes(value.trim().replace(/^"(.*)"$/, '$1'))
}

function isHarmlessMember(path: string, pointer: string, value: Json): boolean {
  if (/(?:^|\/)keybindings\.json$/.test(path)) return pointer === '/bindings' && !startsCommand(value)
  if (!/(?:^|\/)settings(?:\.local)?\.json$/.test(path)) return false
  if (pointer === '/permissions/defaultMode') return narrowModes.includes(value)
  if (/^\/permissions\/(?:deny|ask|disableBypassPermissionsMode|disableAutoMode)$/.test(pointer)) return true
  return isHarmlessSetting(pointer, value)
}

/** A key may be bound to `command:NAME`, which runs a command. */
const startsCommand = (value: Json): boolean =>
  typeof value === 'string'
    ? /^\s*command:/i.test(value)
    : typeof value === 'object' && value !== null && Object.values(value).some(startsCommand)
