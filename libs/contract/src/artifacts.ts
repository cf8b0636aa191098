import { z } from 'zod'
import { Hash, Id, Json } from './common.ts'
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

/** Marks content that is base64 of bytes, where text would not give the same bytes back. */
export const Encoding = z.literal('base64')

/** A whole file. What is rendered has LF line endings; the supporting files of a skill have the bytes that were uploaded. */
export const FileArtifact = z.object({
  kind: z.literal('file'),
  ...common,
  content: z.string(),
  encoding: Encoding.optional(),
  executable: z.boolean(),
})
/** One member of a shared JSON file, at a JSON pointer (RFC 6901). */
export const KeyArtifact = z.object({ kind: z.literal('key'), ...common, pointer: z.string(), value: Json })
/** One element of an array in a shared JSON file; `pointer` names the array. */
export const ElementArtifact = z.object({
  kind: z.literal('element'),
  ...common,
  pointer: z.string(),
  value: Json,
  /** The id of an artifact it speaks of: wanted only while that one is on the disk as the library says. */
  needs: z.string().optional(),
})
/** The text between a pair of markers in a shared text file, without them, LF line endings, no final newline. */
export const BlockArtifact = z.object({ kind: z.literal('block'), ...common, block: z.string(), content: z.string() })

/** One thing we want at a target. */
export const Artifact = z.discriminatedUnion('kind', [FileArtifact, KeyArtifact, ElementArtifact, BlockArtifact])
export type Artifact = z.infer<typeof Artifact>
export type FileArtifact = z.infer<typeof FileArtifact>
export type KeyArtifact = z.infer<typeof KeyArtifact>
export type ElementArtifact = z.infer<typeof ElementArtifact>
export type BlockArtifact = z.infer<typeof BlockArtifact>

/**
 * By artifact id: what was ever served for it in the same repository. A disk that holds one of these was written by another clone, so that
 * it may be updated without asking.
 */
export const KnownHashes = z.record(z.string(), z.array(Hash))
export type KnownHashes = z.infer<typeof KnownHashes>

/** Something a person should know about what would be written; it stops nothing. */
export const Warning = z.object({
  /** A stable kebab-case word for the kind of warning. */
  code: z.enum([
    'unknown-placeholder',
    'shadowed',
    'no-such-scope',
    'matcher-ignored',
    'white-space',
    'needs-trust',
    /** A setting that is not read from the file it goes to. */
    'scope-ignored',
    'unknown-setting',
    /** Claude Code takes it; the Agent Skills specification, and what follows it, does not. */
    'agent-skills',
    /** A plugin that has to be installed on each machine. */
    'needs-install',
    /** A `${NAME}` without a value for this target. */
    'missing-env-var',
    /** A machine's exception that git would share, and that has no form of its own for one checkout. */
    'override-not-private',
    /** A change to a component that would not be valid any more, so that the component is written without it. */
    'override-invalid',
    /** A supporting file whose content is not there. */
    'missing-file',
  ]),
  message: z.string(),
  owner: Owner.optional(),
})
export type Warning = z.infer<typeof Warning>
