import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { expect, it } from 'vitest'

/** The modules that are loaded with one of ours, as a bundler sees it. */
async function inputsOf(module: string): Promise<string[]> {
  const entry = fileURLToPath(new URL(module, import.meta.url))
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
  return load(Object.keys(metafile.outputs).find((path) => path.endsWith(module.replace('.ts', '.js').slice(1))) ?? '')
}

it('loads no parser, schema library or planner until something is to be planned', async () => {
  const inputs = await inputsOf('./index.ts')
  expect(inputs.some((path) => path.endsWith('in-step.ts'))).toBe(true)
  expect(inputs.filter((path) => /node_modules|src\/json|src\/blocks|plan\.ts|git\.ts/.test(path))).toEqual([])
})

it('plans and applies without a schema library or a parser of files, until there is something to ask one', async () => {
  const inputs = await inputsOf('./engine.ts')
  expect(inputs.some((path) => path.endsWith('plan.ts'))).toBe(true)
  expect(inputs.filter((path) => /node_modules\/(?!jsonc-parser)|formats\/src\/(?:parse|settings)\//.test(path))).toEqual([])
})
