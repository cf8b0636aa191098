// Runs a built ccm as its launcher does, and at its end writes down the code V8 made of each of its scripts.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

// V8 takes code only with the flags it was made with, and a sync changes some once its scripts are read: here they stay as they are.
process.getBuiltinModule('node:v8').setFlagsFromString = () => {}

const [outdir] = process.argv.splice(2, 1)
process.on('exit', () => {
  for (const [name, script] of scripts) writeFileSync(join(outdir, `${name}.code`), script.createCachedData())
})
const { scripts } = await import(pathToFileURL(join(outdir, 'main.js')).href)
