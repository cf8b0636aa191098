import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'

const outdir = join(import.meta.dirname, 'dist')

// Few files to read at start. Names stay as they are, so that a stack in the log can be read; better-sqlite3 is native and
// stays where npm put it. Prisma's query compiler, two megabytes of text, becomes a chunk of its own: within the main file
// it would be parsed and held twice.
rmSync(outdir, { recursive: true, force: true })
await build({
  entryPoints: { main: join(import.meta.dirname, 'src/main.ts') },
  outdir,
  bundle: true,
  splitting: true,
  platform: 'node',
  target: 'node20',
  format: 'esm',
  packages: 'bundle',
  external: ['better-sqlite3'],
  conditions: ['server'],
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: 'none',
  banner: { js: "import{createRequire}from'module';const require=createRequire(import.meta.url);" },
  logLevel: 'warning',
})
