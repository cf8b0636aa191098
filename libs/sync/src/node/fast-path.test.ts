import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { expect, it } from 'vitest'

it('loads no parser, schema library or planner until something is to be planned', async () => {
  const entry = fileURLToPath(new URL('./index.ts', import.meta.url))
  const { metafile } = await build({
    entryPoints: [entry],
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    mainFields: ['module', 'main'],
    outdir: 'out',
    write: false,
    metafile: true,
  })
  const loaded = new Set<string>()
  const load = (output: string): string[] => {
    const { inputs = {}, imports = [] } = metafile.outputs[output] ?? {}
    const next = imports.filter(({ kind, path }) => kind === 'import-statement' && !loaded.has(path) && path in metafile.outputs)
    for (const { path } of next) loaded.add(path)
    return [...Object.keys(inputs), ...next.flatMap(({ path }) => load(path))]
  }
  const inputs = load(Object.keys(metafile.outputs).find((path) => path.endsWith('/index.js')) ?? '')
  expect(inputs.some((path) => path.endsWith('in-step.ts'))).toBe(true)
  expect(inputs.filter((path) => /node_modules|src\/json|src\/blocks|plan\.ts/.test(path))).toEqual([])
})
