import type { AnyComponent, Artifact, ComponentType } from '@ccm/contract'
import { renderComponent, type RenderContext } from '@ccm/formats'
import { configs } from '@ccm/formats/arbitraries'
import { artifactHash, canonicalJson } from '@ccm/formats/hash'
import { sameMeaning } from '@ccm/formats/same-meaning'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { toAnyComponent } from '../../library/any-component.ts'
import type { EditedComponent } from './edited-component.ts'
import { editedConfig, plain } from './edited-config.ts'
import { Refusal } from './refusal.ts'

const context: RenderContext = {
  scope: 'project',
  target: { kind: 'project' },
  variables: { place: 'Oslo' },
  project: { name: 'demo', description: '' },
  files: { get: () => undefined },
}
const render = (component: AnyComponent) => renderComponent(component, context).artifacts

const component = (type: ComponentType, config: object): AnyComponent =>
  toAnyComponent(type, JSON.parse(canonicalJson(config)), {
    id: 'component-1',
    name: 'sample',
    key: type === 'plugin' ? 'sample@acme' : 'sample',
    revision: 1,
  })

/** A component whose first artifact was edited; nothing when it has none. */
function edited(component: AnyComponent): EditedComponent | undefined {
  const artifacts = render(component)
  const [artifact] = artifacts
  if (!artifact) return undefined
  const resolved = { componentId: component.id, type: component.type, name: component.name, key: component.key, revision: 1 }
  const more = { scope: 'project' as const, reasons: [], switchedOff: false, level: 0, patches: [] }
  return { component, resolved: { ...resolved, ...more }, artifact, artifacts, render }
}

/** Types that are one artifact each, whatever they say. */
const types = ['mcp-server', 'subagent', 'command', 'rule', 'hook', 'status-line', 'output-style', 'claude-md'] as const

const means = (artifact: Artifact, disk: Artifact) =>
  artifactHash(artifact) === artifactHash(disk) ||
  (artifact.kind === 'file' && disk.kind === 'file' && sameMeaning(artifact, { text: disk.content }))

it.each(types)(
  'gives what stands on the disk, whatever a person made of it: %s',
  (type) => {
    fc.assert(
      fc.property(configs[type], configs[type], (one, other) => {
        const library = component(type, one)
        const here = edited(library)
        const [edit] = render(component(type, { ...without(other), ...places(one) }))
        if (!here || !edit) return
        const config = unlessFilledIn(() => editedConfig(here, { ...edit, id: here.artifact.id })?.config)
        const [now] = config ? render(component(type, config)) : [edit]
        expect(now && means(now, edit)).toBe(true)
      }),
      { numRuns: 25 },
    )
  },
  30_000,
)

/** Fields that say where a config is written, and what goes with them. */
const placed = (name: string) => ['file', 'event', 'hooks'].includes(name)
const places = (config: object) => Object.fromEntries(Object.entries(config).filter(([name]) => placed(name)))
const without = (config: object) => Object.fromEntries(Object.entries(config).filter(([name]) => !placed(name)))

/** Lines with variables are the one thing that cannot be taken. */
function unlessFilledIn<T>(make: () => T): T | undefined {
  try {
    return make()
  } catch (error) {
    if (error instanceof Refusal && error.message.includes('{{variables}}')) return undefined
    throw error
  }
}

it.each(types)(
  'is the config there was when nothing was edited: %s',
  (type) => {
    fc.assert(
      fc.property(configs[type], (config) => {
        const library = component(type, config)
        const here = edited(library)
        if (here) expect(editedConfig(here, here.artifact)?.config).toEqual(plain(library))
      }),
      { numRuns: 25 },
    )
  },
  30_000,
)
