import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { workspace } from '../processes.ts'
import type { Row } from '../report.ts'

const BUDGET_KIB = 90

interface ManifestChunk {
  file: string
  isEntry?: boolean
  imports?: string[]
}

/** JavaScript a browser loads for the first route: the entry, the page's own chunk, and all they import. */
export function webRows(page = 'src/components/components-page.tsx'): Row[] {
  const dist = join(workspace, 'apps/web/dist')
  const manifest = JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8')) as Record<string, ManifestChunk>
  const entries = Object.keys(manifest).filter((key) => manifest[key]?.isEntry || key === page)
  const files = new Set<string>()
  const visit = (key: string) => {
    const chunk = manifest[key]
    if (!chunk || files.has(chunk.file)) return
    files.add(chunk.file)
    chunk.imports?.forEach(visit)
  }
  entries.forEach(visit)
  const kib = [...files].reduce((sum, file) => sum + gzipSync(readFileSync(join(dist, file))).length / 1024, 0)
  return [
    {
      what: `web, first route in ${files.size} files, gzip`,
      figure: `${kib.toFixed(1)} KiB`,
      floor: '',
      ratio: '',
      cpu: '',
      budget: `≤ ${BUDGET_KIB} KiB`,
      held: kib <= BUDGET_KIB,
    },
  ]
}
