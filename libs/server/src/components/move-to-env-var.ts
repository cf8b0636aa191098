import {
  type Component,
  type ComponentType,
  isJsonObject,
  type Issue,
  type MoveToEnvVar,
  parseComponentConfig,
  type SavedComponent,
  toIssues,
} from '@ccm/contract'
import type { Prisma } from '@ccm/db'
import { canonicalJson } from '@ccm/formats/hash'
import { locateSecrets } from '@ccm/formats/secrets'
import { note } from '../activity/note.ts'
import type { Ctx } from '../ctx.ts'
import { writeEnvVar } from '../env-vars/save.ts'
import { valueOf } from '../env-vars/rows.ts'
import { AppError } from '../errors.ts'
import { badRequest, pathText } from '../issues.ts'
import { componentRow } from './get.ts'
import { toComponent } from './rows.ts'
import { saved, subjectOf } from './saved.ts'
import { type Literal, withoutLiteral } from './without-literal.ts'
import { write } from './write.ts'

type Move = Pick<Ctx, 'db' | 'now' | 'events' | 'actor' | 'sealer'>
type Tx = Prisma.TransactionClient

/**
 * Turns a literal of a config into a sealed env var that counts everywhere, and a reference to it. The literal goes from all revisions of
 * the component, too, and from the files of the database.
 *
 * @throws AppError `bad-request` when there is no text at the path or a reference would not be filled in there, `already-exists` when the name has another value, `stale`
 */
export async function moveToEnvVar(ctx: Move, { id, expectedRevision, path, name }: MoveToEnvVar): Promise<SavedComponent> {
  const moved = await ctx.db.prisma.$transaction(async (tx) => {
    const current = toComponent(await componentRow(tx, id))
    const literal: Literal = { path, text: literalAt(current, path), reference: `\${${name}}` }
    const envVar = await keepValue(tx, ctx, name, literal.text)
    const config = checked(current.type, withoutLiteral(configWithReference(current, literal, name), literal))
    const description = String(withoutLiteral(current.description, literal))
    const at = ctx.now()
    const { component, before } = await write(tx, { id, expectedRevision, content: { ...current, description, config }, at })
    await note(tx, { actor: ctx.actor, at, action: 'updated', subject: subjectOf(component), before, after: component.revision })
    await scrubRevisions(tx, id, literal)
    return { component, envVar }
  })
  await ctx.db.scrub()
  if (moved.envVar) ctx.events.publish({ kind: 'env-var', action: 'created', id: moved.envVar, name })
  ctx.events.publish({ kind: 'component', action: 'updated', id, name: moved.component.name })
  return saved(moved.component)
}

/**
 * The config with the reference in its place. In the `env` of a settings file the text of a reference would be taken for the value, and win
 * over the real one of the environment: there the variable is taken out, and reaches Claude Code with the others.
 */
function configWithReference({ type, config }: Component, { path }: Literal, name: string): Component['config'] {
  if (type !== 'settings') return config
  const { env } = config
  if (path.length !== 2 || path[0] !== 'env' || path[1] !== name || !isJsonObject(env)) throw notFilledIn(name)
  const { [name]: _secret, ...rest } = env
  return { ...config, env: rest }
}

const notFilledIn = (name: string) =>
  badRequest([
    {
      path: ['path'],
      message: `Nothing was changed: Claude Code fills in no \${${name}} in a settings file. Run \`ccm env set ${name}\`, take this setting out here, and start Claude Code with \`ccm exec -- claude\`.`,
    },
  ])

/** The secret at a path: what looks like one in the text there, or else all of it. */
function literalAt({ type, config }: Component, path: Issue['path']): string {
  const text = path.reduce<unknown>((value, part) => memberOf(value, part), config)
  if (typeof text !== 'string' || text === '') throw nothingThere(path, 'There is no text here.')
  const secret = locateSecrets(type, config).find((found) => JSON.stringify(found.path) === JSON.stringify(path))
  if (!secret && text.includes('${')) throw nothingThere(path, 'This refers to an env var already.')
  return secret ? text.slice(secret.start, secret.end) : text
}

const memberOf = (value: unknown, part: string | number): unknown =>
  typeof value === 'object' && value !== null ? new Map<string, unknown>(Object.entries(value)).get(String(part)) : undefined

const nothingThere = (path: Issue['path'], message: string) => badRequest([{ path: ['path'], message: `${pathText(path)}: ${message}` }])

/** Seals the value under the name. A name that has this value already is used as it is. */
async function keepValue(tx: Tx, ctx: Move, name: string, value: string): Promise<string | undefined> {
  const known = await tx.envVar.findUnique({ where: { name_place: { name, place: '/' } } })
  if (!known) return (await writeEnvVar(tx, ctx, { name, value, sensitive: true })).id
  if (valueOf(ctx.sealer, { ...known, sensitive: known.sensitive ? 1 : 0 }) === value) return undefined
  throw new AppError('already-exists', `Nothing was changed: \${${name}} has another value already. Choose another name.`, {
    issues: [{ path: ['name'], message: 'This name is taken.' }],
  })
}

function checked(type: ComponentType, config: unknown): object {
  const result = parseComponentConfig(type, config)
  if (!result.success) throw badRequest(toIssues(result.error))
  return result.data.config
}

/** Revisions never change but for this. */
async function scrubRevisions(tx: Tx, componentId: string, literal: Literal): Promise<void> {
  const inContent = { ...literal, path: ['config', ...literal.path] }
  for (const { revision, content } of await tx.componentRevision.findMany({ where: { componentId } })) {
    const scrubbed = canonicalJson(withoutLiteral(JSON.parse(content), inContent))
    if (scrubbed === content) continue
    await tx.componentRevision.update({ where: { componentId_revision: { componentId, revision } }, data: { content: scrubbed } })
  }
}
