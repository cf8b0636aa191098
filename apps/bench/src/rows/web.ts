import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { workspace } from '../processes.ts'
import type { Row } from '../report.ts'

const BUDGET_KIB = 90

/** A sentence that only CodeMirror has: it survives minifying. */
const ofTheEditor = 'Measure loop restarted'

interface ManifestChunk {
  file: string
  isEntry?: boolean
  imports?: string[]
}

/** JavaScript a browser loads for each of the first routes, and whether the editor keeps out of it. */
export function webRows(dist = join(workspace, 'apps/web/dist')): Row[] {
  const manifest = JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8')) as Record<string, ManifestChunk>
  const read = (file: string) => readFileSync(join(dist, file))
  const size = (files: Iterable<string>) => [...files].reduce((sum, file) => sum + gzipSync(read(file)).length / 1024, 0)

  const dashboard = filesOf(manifest, 'src/dashboard/dashboard-page.tsx')
  const components = filesOf(manifest, 'src/components/components-page.tsx')
  const scripts = new Set(Object.values(manifest).map(({ file }) => file))
  const editor = [...scripts].filter((file) => file.endsWith('.js') && read(file).includes(ofTheEditor))
  return [
    sizeRow(`web, / in ${dashboard.size} files, gzip`, size(dashboard)),
    sizeRow(`web, /components in ${components.size} files, gzip`, size(components)),
    {
      ...plainRow,
      what: 'web, the editor, gzip',
      figure: `${size(editor).toFixed(1)} KiB`,
      budget: 'apart',
      held: editor.length > 0 && !editor.some((file) => dashboard.has(file) || components.has(file)),
    },
  ]
}

/** The entry, the page's own chunk, and all they import. */
function filesOf(manifest: Record<string, ManifestChunk>, page: string): Set<string> {
  if (!manifest[page]) throw new Error(`The built app has no chunk for ${page}.`)
  const files = new Set<string>()
  const visit = (key: string) => {
    const chunk = manifest[key]
    if (!chunk || files.has(chunk.file)) return
    files.add(chunk.file)
    chunk.imports?.forEach(visit)
  }
  Object.keys(manifest)
    .filter((key) => manifest[key]?.isEntry || key === page)
    .forEach(visit)
  return files
}

const plainRow = { floor: '', ratio: '', cpu: '' }

const sizeRow = (what: string, kib: number): Row => ({
  ...plainRow,
  what,
  figure: `${kib.toFixed(1)} KiB`,
  budget: `≤ ${BUDGET_KIB} KiB`,
  held: kib <= BUDGET_KIB,
})
