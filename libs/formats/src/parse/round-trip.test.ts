import { hash } from 'node:crypto'
import { type AnyComponent, type ComponentOf, type ComponentType, type ConfigOf, CreateComponent, type FileContent } from '@ccm/contract'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyComponent, componentOf } from '../arbitraries.ts'
import { composeFiles } from '../compose-files.ts'
import { foldLines, trimBlankLines } from '../prose.ts'
import type { RenderContext } from '../renderer.ts'
import { renderComponent } from '../renderers.ts'
import { context, userContext } from '../samples.ts'
import { fillTemplate } from '../template.ts'
import { toTemplate } from './literal.ts'
import { parseFolder } from './parse-folder.ts'
import type { ParsedComponent } from './parsed.ts'
import type { SourceFile } from './source-file.ts'

const render = (component: AnyComponent, contents: Map<string, FileContent> = new Map()): SourceFile[] => {
  const place: RenderContext = component.type === 'keybindings' ? userContext : context
  const { artifacts } = renderComponent(component, { ...place, files: contents })
  return composeFiles(artifacts).map((file) => ({ executable: false, ...file }))
}
const rootOf = (type: string) => ({ root: type === 'keybindings' ? ('user' as const) : ('project' as const) })

/** Prose after a way through a file: filled in, LF endings, without blank lines around it, what reads as a placeholder made literal. */
const line = (text: string) => toTemplate(foldLines(fillTemplate(text, {}).text))
const prose = (text: string) => toTemplate(trimBlankLines(fillTemplate(text, {}).text))
const folded = <K extends string>(fields: { [N in K]?: string }, ...names: K[]) =>
  Object.fromEntries(names.flatMap((name) => (fields[name] === undefined ? [] : [[name, foldLines(fields[name])]])))

/** A config as it comes back: the same but for what no file can hold. */
function expected(component: AnyComponent): object {
  const { type, key, config } = component
  switch (type) {
    case 'subagent':
      return withoutOwnFile(key, {
        ...config,
        description: line(config.description),
        ...folded(config, 'initialPrompt'),
        prompt: prose(config.prompt),
      })
    case 'skill':
      return expectedSkill(key, config)
    case 'command':
      return {
        ...config,
        ...folded(config, 'argument-hint', 'when_to_use'),
        ...(config.description !== undefined && { description: line(config.description) }),
        prompt: prose(config.prompt),
      }
    case 'rule':
      return { ...config, prompt: trimBlankLines(config.prompt) }
    case 'output-style':
      return { ...config, ...folded(config, 'description'), prompt: trimBlankLines(config.prompt) }
    case 'permissions':
      return Object.fromEntries(Object.entries(config).filter(([, value]) => value.length > 0))
    default:
      return config
  }
}

const withoutOwnFile = (key: string, { file, ...config }: ConfigOf<'subagent'>) => ({
  ...config,
  ...(file !== undefined && file !== key && { file }),
})

function expectedSkill(key: string, { name, files, ...config }: ConfigOf<'skill'>): object {
  return {
    ...config,
    ...(name !== undefined && name !== key && { name }),
    ...folded(config, 'argument-hint', 'when_to_use'),
    ...(config.description !== undefined && { description: line(config.description) }),
    prompt: prose(config.prompt),
    ...(files && { files: [...files].sort((a, b) => (a.path < b.path ? -1 : 1)) }),
  }
}

const pick = ({ type, key, config }: ParsedComponent) => ({ type, key, config })
/** Types whose key is on no disk. */
const unnamed: readonly string[] = ['hook', 'permissions', 'settings', 'status-line', 'keybindings']

/** Those that come back by themselves; a skill needs the contents of its files, a template has been filled in. */
const whole: Record<Exclude<ComponentType, 'skill' | 'claude-md'>, fc.Arbitrary<AnyComponent>> = {
  'mcp-server': componentOf('mcp-server'),
  subagent: componentOf('subagent'),
  command: componentOf('command'),
  rule: componentOf('rule'),
  hook: componentOf('hook'),
  permissions: componentOf('permissions'),
  settings: componentOf('settings'),
  'status-line': componentOf('status-line'),
  'output-style': componentOf('output-style'),
  plugin: componentOf('plugin'),
  keybindings: componentOf('keybindings'),
}

describe('what is rendered is parsed to the same', { timeout: 30_000 }, () => {
  it.each(Object.entries(whole))('%s', (type, arbitrary) => {
    fc.assert(
      fc.property(arbitrary, (component) => {
        const { components, problems, unmanaged } = parseFolder(render(component), rootOf(type))
        const key = unnamed.includes(type) ? components[0]?.key : component.key
        expect({ problems, unmanaged }).toEqual({ problems: [], unmanaged: [] })
        expect(components.map(pick)).toEqual([{ type: component.type, key, config: expected(component) }])
      }),
    )
  })

  const contents = fc.uniqueArray(
    fc.oneof(
      fc.string().map((content): FileContent => ({ content })),
      fc.uint8Array({ minLength: 1 }).map((bytes): FileContent => ({ content: Buffer.from(bytes).toString('base64'), encoding: 'base64' })),
    ),
    { minLength: 1, maxLength: 3, selector: hashOf },
  )

  it('skill, with its supporting files as text, as bytes and with their executable bit', () => {
    fc.assert(
      fc.property(componentOf('skill'), contents, fc.boolean(), (component, given, executable) => {
        const stored = new Map(given.map((content) => [hashOf(content), content]))
        const files = given.map((content, index) => ({ path: `scripts/${index}.sh`, hash: hashOf(content), executable }))
        const skill: ComponentOf<'skill'> = { ...component, config: { ...component.config, files } }
        const parsed = parseFolder(render(skill, stored), rootOf('skill'))
        expect(parsed).toMatchObject({ problems: [], unmanaged: [], files: stored })
        expect(parsed.components.map(pick)).toEqual([{ type: 'skill', key: skill.key, config: expected(skill) }])
      }),
    )
  })

  it('claude-md, but for the placeholders that were filled in', () => {
    fc.assert(
      fc.property(componentOf('claude-md'), ({ config: { template }, ...component }) => {
        const { components, problems } = parseFolder(render({ ...component, config: { template } }), rootOf('claude-md'))
        expect(problems).toEqual([])
        expect(components.map(pick)).toEqual([{ type: 'claude-md', key: component.key, config: { template: prose(template) } }])
      }),
    )
  })
})

it('gives back the same files when what was parsed is rendered again', () => {
  fc.assert(
    fc.property(anyComponent, (component) => {
      const files = render(component)
      const again = parseFolder(files, rootOf(component.type)).components.flatMap((parsed) =>
        render({ ...parsed, id: component.id, revision: 1 }),
      )
      expect(again).toEqual(files)
    }),
  )
})

it('gives components that can be created as they are', () => {
  fc.assert(
    fc.property(anyComponent, (component) => {
      for (const { type, name, key, config } of parseFolder(render(component), rootOf(component.type)).components) {
        expect(CreateComponent.parse({ type, name, key, config })).toMatchObject({ type, name, key, config })
      }
    }),
  )
})

function hashOf({ content, encoding }: FileContent) {
  return hash('sha256', Buffer.from(content, encoding ?? 'utf8'))
}
