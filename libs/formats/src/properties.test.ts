import { type AnyComponent, type Artifact, componentTypes, configSchemas, keySchemas } from '@ccm/contract'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { anyComponent, componentOf } from './arbitraries.ts'
import { composeFiles } from './compose-files.ts'
import { fromPointer } from './identity.ts'
import { foldLines } from './prose.ts'
import { renderTarget } from './render-target.ts'
import { renderComponent } from './renderers.ts'
import { fillTemplate } from './template.ts'
import { context } from './samples.ts'
import { UnresolvableError } from './unresolvable-error.ts'

/** Reads the file as a reader does that looks for the closing `---` anywhere, the least careful one there may be. */
function readMarkdown(text: string) {
  const match = /^---\s*\n([\s\S]*?)---\s*\n?/.exec(text)
  return { yaml: match?.[1] ?? '', body: text.slice(match?.[0].length ?? 0).trim() }
}

function onlyFile(component: AnyComponent): string {
  const [artifact] = renderComponent(component, context).artifacts
  if (artifact?.kind !== 'file') throw new Error('expected one file')
  return artifact.content
}

/** The same object with its members in the opposite order. */
function reversed<T extends object>(value: T): T {
  const copy = { ...value }
  for (const name of Object.keys(value).reverse()) {
    const member: unknown = Reflect.get(copy, name)
    Reflect.deleteProperty(copy, name)
    Reflect.set(copy, name, member)
  }
  return copy
}

const filled = (text: string) => fillTemplate(text, {}).text
const folded = (text: string | undefined) => (text === undefined ? {} : foldLines(text))

describe.each(componentTypes)('%s', (type) => {
  it('is tried with configs and keys the contract takes', () => {
    fc.assert(
      fc.property(componentOf(type), ({ config, key }) => {
        expect(configSchemas[type].parse(config)).toEqual(config)
        expect(keySchemas[type].parse(key)).toBe(key)
      }),
    )
  })

  it('renders to the same bytes whatever order the fields came in', () => {
    fc.assert(
      fc.property(componentOf(type), (component) => {
        const again = { ...component, config: reversed(component.config) }
        expect(composeFiles(renderComponent(again, context).artifacts)).toEqual(composeFiles(renderComponent(component, context).artifacts))
      }),
    )
  })

  it('gives text files with LF endings and one final newline', () => {
    fc.assert(
      fc.property(componentOf(type), (component) => {
        for (const { content } of composeFiles(renderComponent(component, context).artifacts)) {
          expect(content).not.toMatch(/\r/)
          expect(content).toMatch(/[^\n]\n$/)
        }
      }),
    )
  })
})

describe('frontmatter', () => {
  it.each(['1.1', '1.2'] as const)('of a subagent is read back as its config by a YAML %s reader', (version) => {
    fc.assert(
      fc.property(componentOf('subagent'), (component) => {
        const { yaml, body } = readMarkdown(onlyFile(component))
        const { name, ...fields } = parse(yaml, { version })
        const { config } = component
        expect(name).toBe(component.key)
        expect(body).toBe(foldLines(filled(config.prompt)).trim())
        expect(configSchemas.subagent.parse({ ...fields, prompt: config.prompt })).toEqual({
          ...config,
          description: folded(filled(config.description)),
          ...(config.initialPrompt && { initialPrompt: folded(config.initialPrompt) }),
        })
      }),
      { numRuns: 300 },
    )
  })

  it.each(['1.1', '1.2'] as const)('of a command is read back as its config by a YAML %s reader', (version) => {
    fc.assert(
      fc.property(componentOf('command'), (component) => {
        const { config } = component
        const text = onlyFile(component)
        const { yaml, body } = readMarkdown(text)
        expect(body).toBe(foldLines(filled(config.prompt)).trim())
        expect(configSchemas.command.parse({ ...parse(yaml, { version }), prompt: config.prompt })).toEqual({
          ...config,
          ...(config.description && { description: folded(filled(config.description)) }),
          ...(config['argument-hint'] && { 'argument-hint': folded(config['argument-hint']) }),
          ...(config.when_to_use && { when_to_use: folded(config.when_to_use) }),
        })
      }),
      { numRuns: 300 },
    )
  })

  it('holds no raw line separator, control character or "---" that a reader could stumble over', () => {
    fc.assert(
      fc.property(componentOf('subagent'), (component) => {
        expect(readMarkdown(onlyFile(component)).yaml).not.toMatch(/[\u007F-\u009F\u2028\u2029\uFEFF]|---|\t/)
      }),
    )
  })
})

describe('values for shared JSON', () => {
  const valuesOf = (component: AnyComponent) =>
    renderComponent(component, context).artifacts.map((artifact) => {
      if (artifact.kind !== 'key' && artifact.kind !== 'element') throw new Error('expected JSON')
      return { pointer: artifact.pointer, value: artifact.value }
    })

  it('of an MCP server are its config, type included', () => {
    fc.assert(
      fc.property(componentOf('mcp-server'), (component) => {
        expect(valuesOf(component)).toEqual([{ pointer: `/mcpServers/${component.key}`, value: component.config }])
        expect(configSchemas['mcp-server'].parse(valuesOf(component)[0]?.value)).toEqual(component.config)
      }),
    )
  })

  it('of a hook are one matcher group, nested', () => {
    fc.assert(
      fc.property(componentOf('hook'), (component) => {
        const { event, ...group } = component.config
        expect(valuesOf(component)).toEqual([{ pointer: `/hooks/${event}`, value: group }])
      }),
    )
  })

  it('of permissions add up to their config', () => {
    fc.assert(
      fc.property(componentOf('permissions'), (component) => {
        const file = composeFiles(renderComponent(component, context).artifacts)[0]
        const nonEmpty = Object.entries(component.config).filter(([, value]) => value.length > 0)
        expect(JSON.parse(file?.content ?? '').permissions).toEqual(Object.fromEntries(nonEmpty))
      }),
    )
  })
})

describe('composeFiles', () => {
  const targets = fc.array(
    fc.record({
      component: anyComponent,
      scope: fc.constantFrom('project' as const, 'local' as const),
      level: fc.integer({ min: 0, max: 3 }),
    }),
    { maxLength: 12 },
  )

  it('gives JSON in which every artifact stands at its pointer', () => {
    fc.assert(
      fc.property(targets, (components) => {
        const artifacts = resolved(components)
        const files = new Map(composeFiles(artifacts).map(({ path, content }) => [path, content]))
        for (const artifact of artifacts) {
          if (artifact.kind !== 'key' && artifact.kind !== 'element') continue
          const found = at(JSON.parse(files.get(artifact.path) ?? ''), artifact.pointer)
          if (artifact.kind === 'key') expect(found).toEqual(artifact.value)
          else expect(found).toContainEqual(artifact.value)
        }
      }),
    )
  })

  it('never repeats an element of an array', () => {
    fc.assert(
      fc.property(targets, (components) => {
        const elements = resolved(components).flatMap((one) =>
          one.kind === 'element' ? [`${one.path}${one.pointer}${JSON.stringify(one.value)}`] : [],
        )
        expect(new Set(elements).size).toBe(elements.length)
      }),
    )
  })

  /** What a set of components gives, or nothing where it contradicts itself. */
  function resolved(components: Parameters<typeof renderTarget>[0]['components']): Artifact[] {
    try {
      return renderTarget({ components, variables: {}, project: context.project }).artifacts
    } catch (error) {
      if (error instanceof UnresolvableError) return []
      throw error
    }
  }

  const at = (json: unknown, pointer: string) =>
    fromPointer(pointer).reduce<unknown>((value, name) => (value instanceof Object ? Reflect.get(value, name) : undefined), json)
})
