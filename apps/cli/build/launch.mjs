// What `dist/main.js` is: it puts the modules of ccm together from a few scripts, each with the code V8 made of it when ccm was built.
// Node compiles modules anew at every start and looks each file up by itself; both take longer than a sync that finds nothing to do.

// Not imported: for that Node would load everything a module can give.
const node = (path) => process.getBuiltinModule(path)
const { existsSync, readFileSync } = node('node:fs')
const { Script } = node('node:vm')

/** The scripts that were read, by name; the build asks them for their code. */
export const scripts = new Map()
const modules = new Map()

/** @returns a function for each module of the script, by the module's name */
function read(name) {
  const filename = `${import.meta.dirname}/${name}.js`
  const code = `${import.meta.dirname}/${name}.code`
  // Both are made in one build. Code of another V8, or for other flags, is not taken: then this compiles as usual.
  const cachedData = existsSync(code) ? readFileSync(code) : undefined
  const script = new Script(readFileSync(filename, 'latin1'), { filename, cachedData })
  scripts.set(name, script)
  return script.runInThisContext()
}

/** Most commands start no program and wait for nobody: what that takes is loaded when something of it is used. */
const later = (path) => new Proxy({}, { get: (_none, name) => node(path)[name] })
const seldom = new Map(['node:child_process', 'node:timers/promises'].map((path) => [path, later(path)]))

/** The functions of a script's modules; each script is read when a module of it is wanted first. */
const functions = new Map()
const inScript = (script, module) => {
  if (!functions.has(script)) functions.set(script, read(script))
  return functions.get(script)[module]
}

/** Everything is in the scripts or Node's own: nothing is ever looked for on the disk. */
function load(path) {
  if (!path.startsWith('.')) return seldom.get(path) ?? node(path)
  const name = path.slice(path.lastIndexOf('/') + 1)
  const known = modules.get(name)
  if (known) return known.exports
  const module = { exports: {} }
  modules.set(name, module)
  const run = inScript('start', name) ?? inScript('rest', name) ?? inScript('published', name) ?? inScript('schemas', name)
  run(module, module.exports, load)
  return module.exports
}

load('./main.js')
