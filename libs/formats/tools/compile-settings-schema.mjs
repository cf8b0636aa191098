// Turns the published schema of settings files into code: compiling it takes ajv half a second, which no command should wait for.
// `--check` writes nothing and fails when the code on disk is not that of the schema.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import Ajv from 'ajv'
import standalone from 'ajv/dist/standalone/index.js'
import { transform } from 'esbuild'

const project = resolve(import.meta.dirname, '..')
const source = resolve(project, 'schemas/claude-code-settings.json')
const target = resolve(project, 'src/settings/generated/published-settings.js')

/** The schema without what Claude Code is known to take: see `claude-code-settings.json` in the README beside it. */
function withoutFalseAlarms(published) {
  const { properties, $defs, ...rest } = published
  const { permissions, hooks } = properties
  return {
    ...rest,
    $defs: { ...$defs, permissionRule: {} },
    properties: {
      ...properties,
      // Numbers, booleans and null become strings.
      env: { type: 'object', additionalProperties: { type: ['string', 'number', 'boolean', 'null'] } },
      // Its list of events lags behind, and an unknown one costs that event alone.
      hooks: { type: hooks.type, additionalProperties: { type: 'array', items: { $ref: '#/$defs/hookMatcher' } } },
      permissions: {
        ...permissions,
        properties: { ...permissions.properties, defaultMode: withoutValue(permissions.properties.defaultMode, 'delegate') },
      },
    },
  }
}

const withoutValue = (schema, value) => ({ ...schema, enum: schema.enum.filter((other) => other !== value) })

/**
 * Leaves out words for people and the demand for unique elements, which Claude Code does not make; a choice between objects that carry a
 * tag names the tag, so that only the form it picks is judged.
 */
function simplified(schema) {
  if (Array.isArray(schema)) return schema.map(simplified)
  if (typeof schema !== 'object' || schema === null) return schema
  const kept = Object.entries(schema).filter(([keyword, value]) => !leftOut.includes(keyword) && value !== tooNarrow)
  return tagged(Object.fromEntries(kept.map(([keyword, value]) => [keyword, simplifiedBelow(keyword, value)])))
}

const leftOut = ['title', 'description', 'examples', 'default', 'uniqueItems']

/** The address of a git repository need not end in ".git". */
const tooNarrow = '\\.git$'

function simplifiedBelow(keyword, value) {
  if (keyword === 'enum' || keyword === 'const') return value
  // Here the members are names of settings, not keywords.
  if (keyword !== 'properties' && keyword !== '$defs') return simplified(value)
  return Object.fromEntries(Object.entries(value).map(([name, schema]) => [name, simplified(schema)]))
}

function tagged(schema) {
  const { anyOf, ...rest } = schema
  if (!Array.isArray(anyOf) || anyOf.length < 2) return schema
  const tag = ['type', 'source'].find((name) => anyOf.every((form) => form.properties?.[name]?.const !== undefined))
  if (tag === undefined) return schema
  return {
    ...rest,
    type: 'object',
    discriminator: { propertyName: tag },
    oneOf: anyOf.map((form) => ({ ...form, required: [...new Set([tag, ...(form.required ?? [])])] })),
  }
}

async function compile() {
  const published = JSON.parse(readFileSync(source, 'utf8'))
  const schema = simplified(withoutFalseAlarms(published))
  const ajv = new Ajv({
    allErrors: true,
    discriminator: true,
    strict: false,
    messages: false,
    inlineRefs: false,
    // Lengths in UTF-16 units, and a format that is a pattern: the code then imports nothing.
    unicode: false,
    logger: false,
    formats: { uri: /^[a-z][a-z0-9+.-]*:\S+$/i },
    code: { source: true, esm: true, optimize: 2 },
  })
  const code = standalone.default(ajv, { validate: ajv.addSchema(schema, 'settings') && 'settings' })
  const keys = Object.keys(published.properties).sort()
  const { code: minified } = await transform(`${code}\nexport const keys = ${JSON.stringify(keys)}`, {
    format: 'esm',
    target: 'es2022',
    minify: true,
    legalComments: 'none',
    banner: '// Made by tools/compile-settings-schema.mjs from schemas/claude-code-settings.json (Apache-2.0).',
  })
  return minified
}

const code = await compile()
if (process.argv.includes('--check')) {
  if (readFileSync(target, 'utf8') !== code) {
    console.error('The code of the settings schema is not up to date. Run: node tools/compile-settings-schema.mjs')
    process.exitCode = 1
  }
} else {
  mkdirSync(dirname(target), { recursive: true })
  writeFileSync(target, code)
  console.log(`${target}: ${Math.round(code.length / 1024)} KB`)
}
