import { type ComponentType, componentTypes, type FileContent, type Hash } from '@ccm/contract'
import { type Folder, sortFiles } from './folder.ts'
import type { FolderRoot } from './place.ts'
import { readBlocks } from './marked-blocks.ts'
import { toKebab, uniqueName } from './names.ts'
import type { Parsed, ParsedComponent } from './parsed.ts'
import type { ParseProblem, SourceFile } from './source-file.ts'
import { parsers } from './parsers.ts'

/**
 * Reads a folder of Claude Code's files as components: rendering the other way round. Unknown fields are kept in `extra`; what cannot be
 * taken is a problem and stays where it is.
 *
 * @param files - of the whole folder, in any order; files that are none of Claude Code's are passed over
 * @param options - `root`: whether paths start at a project, or at the user's home or own directory (`.claude/agents/x.md`, `agents/x.md`)
 */
export function parseFolder(files: SourceFile[], { root }: { root: FolderRoot }): Parsed {
  const folder = sortFiles(files, root)
  const taken = componentTypes.map((type) => takeType(type, folder))
  const components = taken.flatMap((one) => one.components)
  return {
    components,
    files: new Map(taken.flatMap((one) => [...one.files])),
    problems: [...folder.problems, ...taken.flatMap((one) => one.problems)],
    unmanaged: unmanagedOf(files, components, folder),
  }
}

interface TypeTaken {
  components: ParsedComponent[]
  files: Map<Hash, FileContent>
  problems: ParseProblem[]
}

function takeType(type: ComponentType, folder: Folder): TypeTaken {
  const { found, problems, files = new Map() } = parsers[type](folder)
  const names = new Set<string>()
  const components = [...found].map((one): ParsedComponent => {
    const name = uniqueName(one.name ?? toKebab(one.key, type), names)
    // Without a name on disk the key is the name.
    return { ...one, name, key: one.name === undefined ? one.key : name }
  })
  return { components, files, problems }
}

/** Files no component came from, and memory with text of the user's own around the blocks. */
function unmanagedOf(files: SourceFile[], components: ParsedComponent[], { memory }: Folder): string[] {
  const managed = new Set(components.flatMap(({ paths }) => paths))
  for (const { path, text } of memory) if (readBlocks(text).outside.trim() !== '') managed.delete(path)
  return files
    .map(({ path }) => path)
    .filter((path) => !managed.has(path))
    .sort()
}
