import type { Json, Scope } from '@ccm/contract'
import { readJsonFile } from './json-file.ts'
import type { ParseProblem, SourceFile } from './source-file.ts'
import { type FolderRoot, type JsonKind, type MarkdownDirectory, type Place, placeOf } from './place.ts'

/** A text file in one of the directories of Markdown files; `name` is its path there without `.md`. */
export interface MarkdownSource {
  path: string
  name: string
  text: string
}

/** A JSON file whose root is an object. */
export interface JsonSource {
  path: string
  scope: Scope
  json: { [name: string]: Json }
}

/** A file of memory: plain Markdown. */
export interface MemorySource {
  path: string
  scope: Scope
  text: string
}

/** A file of a skill, its path in the skill's directory. */
export interface SkillSource {
  path: string
  file: SourceFile
}

/** Files by the part they play for Claude Code. Files that play none are left out. */
export interface Folder {
  /** The scope of what is shared: committed in a project, the user's own in their directory. */
  scope: Scope
  markdown: Record<MarkdownDirectory, MarkdownSource[]>
  /** By the name of the directory; `''` for files beside the directories. */
  skills: Map<string, SkillSource[]>
  json: Record<JsonKind, JsonSource[]>
  memory: MemorySource[]
  /** What could not be read at all. */
  problems: ParseProblem[]
}

/** Sorts files into the places Claude Code reads them from, and reads those that are JSON. */
export function sortFiles(files: SourceFile[], root: FolderRoot): Folder {
  const folder: Folder = {
    scope: root,
    markdown: { agents: [], commands: [], rules: [], 'output-styles': [] },
    skills: new Map(),
    json: { settings: [], mcp: [], keybindings: [] },
    memory: [],
    problems: [],
  }
  for (const file of [...files].sort((a, b) => (a.path < b.path ? -1 : 1))) {
    const place = placeOf(file.path, root)
    if (place) put(file, place, folder)
  }
  return folder
}

function put(file: SourceFile, place: Place, folder: Folder): void {
  const { path, content } = file
  if (place.kind !== 'skill' && file.encoding === 'base64') {
    folder.problems.push({ path, message: 'This is no UTF-8 text, so Claude Code cannot read it. It stays as it is.' })
    return
  }
  switch (place.kind) {
    case 'skill':
      skillAt(place.directory, folder).push({ path: place.path, file })
      break
    case 'markdown':
      folder.markdown[place.directory].push({ path, name: place.name, text: content })
      break
    case 'memory':
      folder.memory.push({ path, scope: place.scope, text: content })
      break
    case 'json': {
      const { value, problem } = readJsonFile(file)
      if (value) folder.json[place.holds].push({ path, scope: place.scope, json: value })
      if (problem) folder.problems.push(problem)
      break
    }
    default:
      place satisfies never
  }
}

function skillAt(directory: string, { skills }: Folder): SkillSource[] {
  const known = skills.get(directory)
  if (known) return known
  const sources: SkillSource[] = []
  skills.set(directory, sources)
  return sources
}
