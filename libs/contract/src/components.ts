import { z } from 'zod'
import { ExpectedRevision, Hash, Id, IsoDate, Json, Line, Name, page, PageInput, Tag, Tags } from './common.ts'
import { MAX_SKILL_FILE_BYTES } from './configs/skill.ts'
import { type ConfigOf, ComponentType, configSchemas, keySchemas } from './configs/table.ts'
import { EnvVarName } from './env-vars.ts'
import { Artifact, Encoding, Warning } from './artifacts.ts'

const Description = z.string().trim().max(1000)
const SourceUrl = z.url({ protocol: /^https?$/, error: 'Use a full http or https URL.' }).max(2000)

/** One reusable piece of configuration, whole. `config` is valid for `type`. */
export const Component = z.object({
  id: Id,
  type: ComponentType,
  name: Name,
  /** Its name on disk: an MCP server's key, a subagent's name, a command's path. */
  key: z.string(),
  description: z.string(),
  config: z.record(z.string(), Json),
  tags: z.array(z.string()),
  enabled: z.boolean(),
  sourceUrl: z.string().nullable(),
  version: z.string().nullable(),
  revision: z.int(),
  createdAt: IsoDate,
  updatedAt: IsoDate,
})
export type Component = z.infer<typeof Component>

/** A component narrowed to one type, its config parsed: what formats render. */
export type ComponentOf<T extends ComponentType> = Pick<Component, 'id' | 'name' | 'key' | 'revision'> & {
  type: T
  config: ConfigOf<T>
}
/** A component of any one type; `type` tells which config it holds. */
export type AnyComponent = { [T in ComponentType]: ComponentOf<T> }[ComponentType]

/** A row of the components list: everything but the config. */
export const ComponentSummary = Component.omit({ config: true, sourceUrl: true, createdAt: true }).extend({
  /** How many profiles list it. */
  profiles: z.int(),
  /** The first of them by name. */
  firstProfile: z.string().nullable(),
  /** How many projects these profiles reach, through profiles that build on them too, and on how many machines. Exceptions do not count. */
  reach: z.object({ projects: z.int(), machines: z.int() }),
})
export type ComponentSummary = z.infer<typeof ComponentSummary>

const Editable = {
  name: Name,
  description: Description.default(''),
  tags: Tags.default([]),
  enabled: z.boolean().default(true),
  sourceUrl: SourceUrl.nullable().default(null),
  version: Line.pipe(z.string().max(64)).nullable().default(null),
}

const createOf = <T extends ComponentType>(type: T) =>
  z.strictObject({ type: z.literal(type), ...Editable, key: keySchemas[type].optional(), config: configSchemas[type] })

/** A new component. `key` is the name when left out; both `key` and `config` are checked by the type's own schema. */
export const CreateComponent = z
  .discriminatedUnion(
    'type',
    [
      createOf('mcp-server'),
      createOf('subagent'),
      createOf('skill'),
      createOf('command'),
      createOf('rule'),
      createOf('hook'),
      createOf('permissions'),
      createOf('settings'),
      createOf('status-line'),
      createOf('output-style'),
      createOf('plugin'),
      createOf('keybindings'),
      createOf('claude-md'),
    ],
    { error: (issue) => (issue.code === 'invalid_union' ? noSuchType(issue.input) : undefined) },
  )
  .transform((input, ctx) => {
    const key = parseComponentKey(input.type, input.key ?? input.name)
    if (key.success) return { ...input, key: key.data.key }
    for (const { path, message } of key.error.issues) ctx.addIssue({ code: 'custom', path, message })
    return z.NEVER
  })
export type CreateComponent = z.infer<typeof CreateComponent>

const noSuchType = (input: unknown) => {
  const type = typeof input === 'object' && input !== null && 'type' in input ? input.type : undefined
  return ComponentType.safeParse(type).error?.issues[0]?.message
}

/**
 * Changes to a component; what is left out stays. `key` and `config` are checked by the service, which knows the type,
 * with {@link parseComponentConfig} and {@link parseComponentKey}.
 */
export const UpdateComponent = z.strictObject({
  id: Id,
  expectedRevision: ExpectedRevision,
  name: Name.optional(),
  key: z.string().optional(),
  description: Description.optional(),
  config: z.unknown().optional(),
  tags: Tags.optional(),
  enabled: z.boolean().optional(),
  sourceUrl: SourceUrl.nullable().optional(),
  version: Line.pipe(z.string().max(64)).nullable().optional(),
})
export type UpdateComponent = z.infer<typeof UpdateComponent>

/** Parses a config by its type. Issues carry paths that start at `config`. */
export const parseComponentConfig = <T extends ComponentType>(type: T, config: unknown) =>
  z.object({ config: configSchemas[type] }).safeParse({ config })

/** Parses a key by its type. Issues carry paths that start at `key`. */
export const parseComponentKey = (type: ComponentType, key: string) => z.object({ key: keySchemas[type] }).safeParse({ key })

/** Names a component by its id or by its handle. */
export const ComponentRef = z.union([z.strictObject({ id: Id }), z.strictObject({ type: ComponentType, name: Name })], {
  error: 'Name the component by { id } or by { type, name }.',
})
export type ComponentRef = z.infer<typeof ComponentRef>

export const ListComponents = PageInput.extend({
  type: ComponentType.optional(),
  /** Searched in name, description and tags, case-insensitively. */
  search: z.string().trim().max(200).optional(),
  /** Rows carry every one of these tags, exactly. */
  tags: z.array(Tag).max(16).optional(),
  /** Rows are listed in the profile with this id. */
  profile: Id.optional(),
  /** Rows are turned on, or off. */
  enabled: z.boolean().optional(),
  /** Rows are listed in some profile or named by an exception, or in none. */
  used: z.boolean().optional(),
  /** By name, or the last changed first. */
  sort: z.enum(['name', 'changed']).default('name'),
})
export type ListComponents = z.infer<typeof ListComponents>
export const ComponentPage = page(ComponentSummary)

/** The ids of all that match, for a selection that is larger than a page. */
export const ListComponentIds = ListComponents.omit({ limit: true, cursor: true, sort: true })
export const ComponentIds = z.object({ ids: z.array(Id) })

const Selected = z.array(Id).min(1).max(20_000)
/** A change to the marks of many components: their switch and their tags. Marks are no content, so no revision is made. */
export const ComponentMarks = z.strictObject({
  ids: Selected,
  enabled: z.boolean().optional(),
  addTags: Tags.optional(),
  removeTags: Tags.optional(),
})
export type ComponentMarks = z.infer<typeof ComponentMarks>
/** Changes of marks, in order, all or none. */
export const MarkComponents = z.strictObject({ changes: z.array(ComponentMarks).min(1).max(100) })
export type MarkComponents = z.infer<typeof MarkComponents>
/** How many components were changed, and what takes the changes back. */
export const MarkedComponents = z.object({ changed: z.int(), undo: z.array(ComponentMarks) })
export type MarkedComponents = z.infer<typeof MarkedComponents>

export const SelectedComponents = z.strictObject({ ids: Selected })
/** Removes all of them or none; `in-use` when one is used, unless forced. */
export const RemoveComponents = SelectedComponents.extend({ force: z.boolean().default(false) })
/** Where a selection is used: the first 20 of each, and how many there are. */
export const SelectionUsage = z.object({
  /** How many of the components are used at all. */
  used: z.int(),
  profiles: z.array(z.object({ id: Id, name: Name })),
  totalProfiles: z.int(),
  projects: z.array(z.object({ id: Id, name: z.string(), machineName: z.string() })),
  totalProjects: z.int(),
})
export type SelectionUsage = z.infer<typeof SelectionUsage>

/** How many components of each type match, for the tabs above the list. */
export const ComponentCounts = z.partialRecord(ComponentType, z.int())

export const RemoveComponent = z.strictObject({ id: Id, force: z.boolean().default(false) })

export const DuplicateComponent = z.strictObject({ id: Id, name: Name.optional() })

/** A snapshot of what a component said, kept when its content changes. */
export const ComponentRevision = z.object({
  revision: z.int(),
  createdAt: IsoDate,
  name: Name,
  key: z.string(),
  description: z.string(),
  config: z.record(z.string(), Json),
  sourceUrl: z.string().nullable(),
  version: z.string().nullable(),
})
export type ComponentRevision = z.infer<typeof ComponentRevision>

export const ListRevisions = PageInput.extend({ id: Id })
export const ComponentRevisionPage = page(ComponentRevision)
/** `revision` is the one to bring back; `expectedRevision` the current one, left out when the component was removed. */
export const RestoreRevision = z.strictObject({ id: Id, revision: ExpectedRevision, expectedRevision: ExpectedRevision.optional() })

/** Where a component is used. */
export const ComponentUsage = z.object({
  profiles: z.array(z.object({ id: Id, name: Name })),
  projects: z.array(z.object({ id: Id, name: z.string(), machineName: z.string() })),
})
export type ComponentUsage = z.infer<typeof ComponentUsage>

/** An unsaved component to look at: the same fields as a new one. */
export const PreviewComponent = z.union([ComponentRef, CreateComponent])
/** One file a component reaches, as it would be if the component stood in it alone. */
export const PreviewFile = z.object({
  path: z.string(),
  content: z.string(),
  encoding: Encoding.optional(),
  executable: z.boolean().optional(),
})
export const ComponentPreview = z.object({
  files: z.array(PreviewFile),
  artifacts: z.array(Artifact),
  warnings: z.array(Warning),
})
export type ComponentPreview = z.infer<typeof ComponentPreview>

/** A literal in a config that looks like a secret. The value itself is not repeated. */
export const SecretFinding = z.object({
  /** Where it stands, from the config's root. */
  path: z.array(z.union([z.string(), z.number()])),
  message: z.string(),
  /** A name for the env var it could become. */
  suggestedName: z.string(),
})
export type SecretFinding = z.infer<typeof SecretFinding>

/** A component as it was saved, and what in it looks like a secret. */
export const SavedComponent = Component.extend({ secrets: z.array(SecretFinding) })
export type SavedComponent = z.infer<typeof SavedComponent>

/**
 * Turns a literal in a config into a sealed env var and a `${NAME}` in its place. The literal goes from the component's earlier revisions
 * too.
 */
export const MoveToEnvVar = z.strictObject({
  id: Id,
  expectedRevision: ExpectedRevision,
  path: SecretFinding.shape.path.min(1),
  name: EnvVarName,
})
export type MoveToEnvVar = z.infer<typeof MoveToEnvVar>

/** The content of a supporting file: text, or base64 of bytes that are no UTF-8 text. */
export const FileContent = z.strictObject({
  content: z.string().max(Math.ceil(MAX_SKILL_FILE_BYTES / 3) * 4, 'A supporting file has at most 1 MB.'),
  encoding: Encoding.optional(),
})
export type FileContent = z.infer<typeof FileContent>
/** A supporting file as it is kept: once, by the sha256 of its bytes. `size` is in bytes. */
export const StoredFile = z.object({ hash: Hash, size: z.int(), encoding: Encoding.optional() })
export type StoredFile = z.infer<typeof StoredFile>
export const FileRef = z.strictObject({ hash: Hash })
