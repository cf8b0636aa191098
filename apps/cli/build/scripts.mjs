import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { transform } from 'esbuild'

/**
 * Writes the modules that esbuild made as two scripts: `start.js` holds what every command loads, `rest.js` what some load. A script is
 * an object with a function for each module.
 *
 * @param files - the modules, as esbuild gives them
 * @param outputs - what it says of them, by path from the project
 */
export async function writeScripts(project, files, outputs, outdir) {
  const entry = Object.keys(outputs).find((path) => outputs[path].entryPoint === 'src/main.ts')
  const first = new Set([...loadedWith(entry, outputs)].map((path) => resolve(project, path)))
  rmSync(outdir, { recursive: true, force: true })
  mkdirSync(outdir, { recursive: true })
  writeFileSync(join(outdir, 'start.js'), await scriptOf(files.filter(({ path }) => first.has(path))))
  writeFileSync(join(outdir, 'rest.js'), await scriptOf(files.filter(({ path }) => !first.has(path))))
}

/** A module and all that it imports, but for what it imports when it needs it. */
function loadedWith(path, outputs, seen = new Set()) {
  if (seen.has(path)) return seen
  seen.add(path)
  for (const { path: next, kind, external } of outputs[path].imports) {
    if (kind === 'import-statement' && !external) loadedWith(next, outputs, seen)
  }
  return seen
}

async function scriptOf(files) {
  const members = await Promise.all(files.map(memberOf))
  return `({${members.join(',\n')}})\n`
}

async function memberOf({ path, text }) {
  const { code } = await transform(text, {
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    minify: true,
    // Else what is imported later would be looked for by Node.
    supported: { 'dynamic-import': false },
  })
  return `${JSON.stringify(basename(path))}(module,exports,require){${code}}`
}
