import { z } from 'zod'
import { Id, Json } from './common.ts'
import { ComponentType } from './configs/table.ts'

/** Which directory a path starts from: the project's, or the machine's home. */
export const Root = z.enum(['project', 'home'])
export type Root = z.infer<typeof Root>

/** The component that asked for an artifact. */
export const Owner = z.object({ componentId: Id, type: ComponentType, name: z.string(), revision: z.int() })
export type Owner = z.infer<typeof Owner>

const common = {
  /** `root:path`, with `#/json/pointer`, `[componentId/n]` or `#block/name` behind it for a part of a file. */
  id: z.string(),
  root: Root,
  /** Relative to the root, with forward slashes. */
  path: z.string(),
  owners: z.array(Owner),
  /** It runs code or widens what Claude may do: shown in full and asked for before it is written. */
  runs: z.boolean(),
  /** It belongs in a file only the user may read and git does not track. */
  private: z.boolean(),
}

/** A whole file, LF line endings. */
export const FileArtifact = z.object({ kind: z.literal('file'), ...common, content: z.string(), executable: z.boolean() })
/** One member of a shared JSON file, at a JSON pointer (RFC 6901). */
export const KeyArtifact = z.object({ kind: z.literal('key'), ...common, pointer: z.string(), value: Json })
/** One element of an array in a shared JSON file; `pointer` names the array. */
export const ElementArtifact = z.object({ kind: z.literal('element'), ...common, pointer: z.string(), value: Json })
/** The text between a pair of markers in a shared text file, without them, LF line endings, no final newline. */
export const BlockArtifact = z.object({ kind: z.literal('block'), ...common, block: z.string(), content: z.string() })

/** One thing we want at a target. */
export const Artifact = z.discriminatedUnion('kind', [FileArtifact, KeyArtifact, ElementArtifact, BlockArtifact])
export type Artifact = z.infer<typeof Artifact>
export type FileArtifact = z.infer<typeof FileArtifact>
export type KeyArtifact = z.infer<typeof KeyArtifact>
export type ElementArtifact = z.infer<typeof ElementArtifact>
export type BlockArtifact = z.infer<typeof BlockArtifact>

/** Something a person should know about what would be written; it stops nothing. */
export const Warning = z.object({
  /** A stable kebab-case word for the kind of warning. */
  code: z.enum(['unknown-placeholder', 'shadowed', 'no-such-scope', 'matcher-ignored', 'white-space', 'needs-trust']),
  message: z.string(),
  owner: Owner.optional(),
})
export type Warning = z.infer<typeof Warning>
