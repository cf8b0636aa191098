import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const here = (path) => fileURLToPath(new URL(path, import.meta.url))
// Where to, from this directory; a test builds elsewhere to look at the result.
const outdir = resolve(here('.'), process.argv[2] ?? 'dist')
const { version } = JSON.parse(readFileSync(here('package.json'), 'utf8'))

// Everything is bundled: the launcher runs wherever it is linked to. One chunk per command, so that each loads what it needs alone.
rmSync(outdir, { recursive: true, force: true })
const { metafile } = await build({
  absWorkingDir: here('.'),
  entryPoints: ['src/main.ts'],
  outdir,
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  mainFields: ['module', 'main'],
  minify: true,
  metafile: true,
  chunkNames: 'chunks/[name]-[hash]',
  define: { CCM_VERSION: JSON.stringify(version) },
  // Some dependencies are CommonJS and ask for Node's modules with `require`.
  banner: { js: "import{createRequire}from'node:module';const require=createRequire(import.meta.url);" },
  logLevel: 'warning',
})
writeFileSync(resolve(outdir, 'meta.json'), JSON.stringify(metafile))
