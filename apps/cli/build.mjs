import { copyFileSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { build } from 'esbuild'
import { writeScripts } from './build/scripts.mjs'
import { warmUp } from './build/warm-up.mjs'

const project = import.meta.dirname
// Where to, from this directory; a test builds elsewhere to look at the result.
const outdir = resolve(project, process.argv[2] ?? 'dist')
const { version } = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8'))

// Everything is bundled: the launcher runs wherever it is linked to. One module per command, so that each loads what it needs alone.
const { metafile, outputFiles } = await build({
  absWorkingDir: project,
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
  write: false,
  chunkNames: 'chunks/[name]-[hash]',
  define: { CCM_VERSION: JSON.stringify(version) },
  logLevel: 'warning',
})
await writeScripts(project, outputFiles, metafile.outputs, outdir)
copyFileSync(join(project, 'build/launch.mjs'), join(outdir, 'main.js'))
writeFileSync(join(outdir, 'meta.json'), JSON.stringify(metafile))
await warmUp(outdir)
