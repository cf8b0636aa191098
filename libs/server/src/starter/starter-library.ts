import { createHash } from 'node:crypto'
import { ComponentType, CreateComponent, CreateProfile, FileContent, Name, Scope } from '@ccm/contract'
import { z } from 'zod'

const StarterProfile = CreateProfile.omit({ extends: true, exclude: true, components: true }).extend({
  /** Names of profiles that stand before this one. */
  extends: z.array(Name).default([]),
  /** Components of those profiles that it leaves out. */
  exclude: z.array(z.strictObject({ type: ComponentType, name: Name })).default([]),
  components: z.array(z.strictObject({ type: ComponentType, name: Name, scope: Scope.default('project') })),
})

const Library = z.strictObject({
  components: z.array(CreateComponent),
  /** What the skills among them refer to by hash. */
  files: z.array(FileContent),
  profiles: z.array(StarterProfile),
})

/** A supporting file of a skill with its text in place of a hash, without the newline it ends with. */
const StarterFile = z.strictObject({ path: z.string(), text: z.string(), executable: z.boolean().default(false) })
const StarterComponent = z.looseObject({ config: z.record(z.string(), z.unknown()), files: z.array(StarterFile).default([]) })
type StarterComponent = z.infer<typeof StarterComponent>
const WithFiles = z.looseObject({ components: z.array(StarterComponent) })

/**
 * What an empty server begins with: components as they are created, profiles that name them. A skill may hold its supporting files beside
 * its config as `files: [{ path, text, executable? }]`; in the result they stand apart, and the config names their hashes.
 */
export const StarterLibrary = z.preprocess((value) => {
  const given = WithFiles.safeParse(value)
  return given.success ? withFilesApart(given.data) : value
}, Library)
export type StarterLibrary = z.infer<typeof StarterLibrary>

const withFilesApart = ({ components, ...library }: z.infer<typeof WithFiles>) => ({
  ...library,
  components: components.map(withHashes),
  files: components.flatMap(({ files }) => files.map((file) => ({ content: contentOf(file) }))),
})

function withHashes({ files, config, ...component }: StarterComponent) {
  if (files.length === 0) return { ...component, config }
  const named = files.map((file) => ({ path: file.path, hash: sha256(contentOf(file)), executable: file.executable }))
  return { ...component, config: { ...config, files: named } }
}

const contentOf = ({ text }: StarterComponent['files'][number]) => `${text}\n`

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
