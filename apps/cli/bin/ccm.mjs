#!/usr/bin/env node
// Not imported: for that Node would load everything the module can give.
const { existsSync, readFileSync } = process.getBuiltinModule('node:fs')

// The version is answered here, before anything of the program is loaded: it is what shells and scripts ask most.
const [first] = process.argv.slice(2)
if (first === '--version' || first === '-v') {
  console.log(JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')).version)
} else {
  const main = new URL('../dist/main.js', import.meta.url)
  if (existsSync(main)) await import(main.href)
  else {
    console.error('ccm is not built yet. Run "npm start" once, or "npx nx build @ccm/cli", in the directory you cloned CCM into.')
    process.exitCode = 1
  }
}
