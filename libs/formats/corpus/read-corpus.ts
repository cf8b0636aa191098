import { isUtf8 } from 'node:buffer'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { SourceFile } from '../src/parse/source-file.ts'

/** A folder of the corpus: a project, or the home of a user. */
export interface CorpusFolder {
  name: string
  root: 'project' | 'user'
  /** Where it lies: for a user the home itself. */
  directory: string
  files: SourceFile[]
}

const folders = join(import.meta.dirname, 'folders')

/** Every folder of the corpus by name. A folder that holds nothing but `home` is a user's. */
export function readCorpus(): CorpusFolder[] {
  const names = readdirSync(folders).sort()
  return names.map((name) => {
    const home = join(folders, name, 'home')
    const root = existsSync(home) ? 'user' : 'project'
    const directory = root === 'user' ? home : join(folders, name)
    return { name, root, directory, files: readFiles(directory) }
  })
}

function readFiles(directory: string): SourceFile[] {
  const entries = readdirSync(directory, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  const paths = entries.map((entry) => join(entry.parentPath, entry.name)).sort()
  return paths.map((path) => readSource(path, path.slice(directory.length + 1).replaceAll('\\', '/')))
}

function readSource(file: string, path: string): SourceFile {
  const bytes = readFileSync(file)
  const executable = (statSync(file).mode & 0o100) !== 0
  return isUtf8(bytes)
    ? { path, content: bytes.toString('utf8'), executable }
    : { path, content: bytes.toString('base64'), encoding: 'base64', executable }
}
