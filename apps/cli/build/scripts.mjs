import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { transform } from 'esbuild'

/** What takes long to read and is seldom needed has a script of its own, known by a part of the path of one of its files. */
const apart = { published: 'generated/published-settings', schemas: 'node_modules/zod/' }

/**
 * Writes the modules that esbuild made as a few scripts: `start.js` holds what every command loads, then there are those kept apart, and
 * `rest.js` holds the others. A script is an object with a function for each module.
 *
 * @param files - the modules, as esbuild gives them
 * @param outputs - what it says of them, by path from the project
 */
export async function writeScripts(project, files, outputs, outdir) {
  const scripts = { start: [], rest: [], published: [], schemas: [] }
  const entry = Object.keys(outputs).find((path) => outputs[path].entryPoint === 'src/main.ts')
  const first = loadedWith(entry, outputs)
  for (const file of files) {
    const path = Object.keys(outputs).find((output) => resolve(project, output) === file.path)
    const inputs = Object.keys(outputs[path].inputs)
    const isOf = (name) => inputs.some((input) => input.includes(apart[name]))
    scripts[first.has(path) ? 'start' : (Object.keys(apart).find(isOf) ?? 'rest')].push(file)
  }
  rmSync(outdir, { recursive: true, force: true })
  mkdirSync(outdir, { recursive: true })
  for (const name of Object.keys(scripts)) writeFileSync(join(outdir, `${name}.js`), await scriptOf(scripts[name]))
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
