import { createHash } from 'node:crypto'
import { type Artifact, type ComponentOf, type ComponentType, componentTypes, configSchemas, keySchemas } from '@ccm/contract'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { anyComponent, componentOf, supportingContents } from './arbitraries.ts'
import { composeFiles, composeWithOrigins } from './compose-files.ts'
import { fromPointer } from './identity.ts'
import { foldLines } from './prose.ts'
import { renderTarget } from './render-target.ts'
import { renderComponent } from './renderers.ts'
import { fillTemplate } from './template.ts'
import { context, userContext } from './samples.ts'
import { UnresolvableError } from './unresolvable-error.ts'

/** Reads the file as a reader does that looks for the closing `---` anywhere, the least careful one there may be. */
function readMarkdown(text: string) {
  const match = /^---\s*\n([\s\S]*?)---\s*\n?/.exec(text)
  return { yaml: match?.[1] ?? '', body: text.slice(match?.[0].length ?? 0).trim() }
}

function onlyFile<T extends ComponentType>(component: ComponentOf<T>): string {
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

const filesOf = <T extends ComponentType>(component: ComponentOf<T>) =>
  composeFiles(renderComponent(component, contextFor(component)).artifacts)

const filled = (text: string) => fillTemplate(text, {}).text
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')

/** Where a component goes: keybindings have no place in a project. */
const contextFor = ({ type }: { type: ComponentType }) => (type === 'keybindings' ? userContext : context)

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
        expect(filesOf(again)).toEqual(filesOf(component))
      }),
    )
  })

  it('gives text files with LF endings and one final newline', () => {
    fc.assert(
      fc.property(componentOf(type), (component) => {
        for (const { content } of filesOf(component)) {
          expect(content).not.toMatch(/\r/)
          expect(content).toMatch(/[^\n]\n$/)
        }
      }),
    )
  })
})

/** A config as files hold it: what `extra` has stands beside the fields it was found with. */
function flat(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(flat)
  if (typeof value !== 'object' || value === null) return value
  const { extra = {}, ...fields } = value as { extra?: object }
  return { ...extra, ...Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, flat(field)])) }
}

describe('frontmatter', () => {
  const types = ['subagent', 'skill', 'command', 'rule', 'output-style'] as const
  type Markdown = (typeof types)[number]

  const isFilled = (type: Markdown) => type !== 'rule' && type !== 'output-style'
  const isFreeText = (name: string) => ['description', 'argument-hint', 'when_to_use', 'initialPrompt'].includes(name)
  const isToolList = (name: string) => /tools$/i.test(name)

  function fieldsOf({ type, key, config }: ComponentOf<Markdown>): object {
    const fields: object = Object.fromEntries(Object.entries(config).filter(([name]) => !['prompt', 'file', 'files'].includes(name)))
    const named = type === 'subagent' || type === 'skill' ? { name: key, ...fields } : fields
    return Object.fromEntries(
      Object.entries(flat(named) ?? {}).map(([name, value]) => {
        if (typeof value !== 'string' || !isFreeText(name)) return [name, value]
        return [name, foldLines(name === 'description' && isFilled(type) ? filled(value) : value)]
      }),
    )
  }

  const readBack = (yaml: string, version: '1.1' | '1.2'): object =>
    Object.fromEntries(
      Object.entries(parse(yaml, { version }) ?? {}).map(([name, value]) =>
        isToolList(name) && typeof value === 'string' ? [name, value.split(', ')] : [name, value],
      ),
    )

  it.each(types.flatMap((type) => [[type, '1.1'] as const, [type, '1.2'] as const]))(
    'of a %s is read back as its config by a YAML %s reader',
    (type, version) => {
      fc.assert(
        fc.property(componentOf<Markdown>(type), (component) => {
          const { yaml, body } = readMarkdown(onlyFile(component))
          const { prompt } = component.config
          expect(readBack(yaml, version)).toEqual(fieldsOf(component))
          expect(body).toBe(foldLines(isFilled(type) ? filled(prompt) : prompt).trim())
        }),
        { numRuns: 200 },
      )
    },
  )

  it.each(types)('of a %s holds no raw line separator, control character or "---" that a reader could stumble over', (type) => {
    fc.assert(
      fc.property(componentOf(type), (component) => {
        expect(readMarkdown(onlyFile(component)).yaml).not.toMatch(/[\u007F-\u009F\u2028\u2029\uFEFF]|---|\t/)
      }),
    )
  })
})

describe('the supporting files of a skill', () => {
  it('have the bytes that were uploaded', () => {
    fc.assert(
      fc.property(componentOf('skill'), (component) => {
        const [, ...files] = renderComponent(component, { ...context, files: supportingContents }).artifacts
        const wanted = new Map(component.config.files?.map((file) => [`.claude/skills/${component.key}/${file.path}`, file]))
        expect(files.map(({ path }) => path).sort()).toEqual([...wanted.keys()].sort())
        for (const file of files) {
          if (file.kind !== 'file') throw new Error('expected a file')
          expect(sha256(Buffer.from(file.content, file.encoding ?? 'utf8'))).toBe(wanted.get(file.path)?.hash)
          expect(file.executable).toBe(wanted.get(file.path)?.executable)
        }
      }),
    )
  })
})

describe('values for shared JSON', () => {
  const jsonOf = <T extends ComponentType>(component: ComponentOf<T>): unknown => JSON.parse(filesOf(component)[0]?.content ?? '{}')
  const check = <T extends ComponentType>(type: T, expected: (component: ComponentOf<T>) => unknown) =>
    fc.assert(
      fc.property(componentOf(type), (component) => {
        expect(jsonOf(component)).toEqual(expected(component))
      }),
    )

  it('of an MCP server are its config, type included', () => {
    check('mcp-server', ({ key, config }) => ({ mcpServers: { [key]: flat(config) } }))
  })

  it('of a hook are one matcher group, nested', () => {
    check('hook', ({ config: { event, ...group } }) => ({ hooks: { [event]: [flat(group)] } }))
  })

  it('of permissions add up to their config', () => {
    check('permissions', ({ config }) => ({
      permissions: Object.fromEntries(Object.entries(config).filter(([, value]) => value.length > 0)),
    }))
  })

  it('of settings add up to their config', () => {
    check('settings', ({ config }) => config)
  })

  it('of a status line are its config', () => {
    check('status-line', ({ config }) => ({ statusLine: flat(config) }))
  })

  it('of a plugin are its switch and its marketplace', () => {
    check('plugin', ({ key, config: { enabled, marketplace } }) => ({
      enabledPlugins: { [key]: enabled },
      ...(marketplace && { extraKnownMarketplaces: { [key.split('@')[1] ?? '']: flat(marketplace) } }),
    }))
  })

  it('of keybindings are one entry for each context', () => {
    check('keybindings', ({ config }) => ({ bindings: flat(config.bindings) }))
  })
})

describe('composeFiles', () => {
  const targets = fc.array(
    fc.record({
      component: anyComponent,
      scope: fc.constantFrom('project' as const, 'local' as const),
      level: fc.integer({ min: 0, max: 9 }),
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

  it('says of each line who wrote it: the lines of an artifact are what it wants, and the rest is brackets', () => {
    fc.assert(
      fc.property(targets, (components) => {
        const artifacts = resolved(components)
        const traced = composeWithOrigins(artifacts)
        expect(traced.map(({ origins: _, ...file }) => file)).toEqual(composeFiles(artifacts))
        const written = new Map<Artifact, string[]>(artifacts.map((artifact) => [artifact, []]))
        for (const { content, origins } of traced) {
          const lines = content.replace(/\n$/, '').split('\n')
          expect(origins).toHaveLength(lines.length)
          lines.forEach((line, index) => {
            const origin = origins[index]
            if (origin) written.get(origin)?.push(line)
            else expect(line).toMatch(/^ *(?:"(?:[^"\\]|\\.)*": )?[[{]$|^ *[\]}],?$/)
          })
        }
        for (const [artifact, lines] of written) expectWritten(artifact, lines)
      }),
    )
  })

  function expectWritten(artifact: Artifact, lines: string[]): void {
    const text = lines.join('\n')
    if (artifact.kind === 'file') return expect(text).toBe(artifact.content.replace(/\n$/, ''))
    if (artifact.kind === 'block') return expect(lines.slice(1, -1).join('\n')).toBe(artifact.content)
    const json = text.replace(/,$/, '')
    const name = JSON.stringify(fromPointer(artifact.pointer).at(-1))
    expect(JSON.parse(artifact.kind === 'key' ? `{${json}}` : json)).toEqual(
      JSON.parse(artifact.kind === 'key' ? `{${name}:${JSON.stringify(artifact.value)}}` : JSON.stringify(artifact.value)),
    )
  }

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
      return renderTarget({ ...context, components }).artifacts
    } catch (error) {
      if (error instanceof UnresolvableError) return []
      throw error
    }
  }

  const at = (json: unknown, pointer: string) =>
    fromPointer(pointer).reduce<unknown>((value, name) => (value instanceof Object ? Reflect.get(value, name) : undefined), json)
})
