import { z } from 'zod'
import { Extra, Headers, NonEmpty, urlWith } from './shared.ts'

const kebab = /^[A-Za-z0-9][A-Za-z0-9._-]*$/

/** Where a marketplace comes from. The discriminator is `source` inside `source`. */
export const MarketplaceSource = z.discriminatedUnion('source', [
  z.strictObject({
    source: z.literal('github'),
    repo: z.string().regex(/^[\w.-]+\/[\w.-]+$/, 'Use "owner/repository".'),
    ref: NonEmpty.optional(),
    path: NonEmpty.optional(),
    skipLfs: z.boolean().optional(),
    extra: Extra.optional(),
  }),
  z.strictObject({ source: z.literal('git'), url: NonEmpty, ref: NonEmpty.optional(), path: NonEmpty.optional(), extra: Extra.optional() }),
  z.strictObject({ source: z.literal('url'), url: urlWith('http:', 'https:'), headers: Headers.optional(), extra: Extra.optional() }),
  z.strictObject({ source: z.literal('npm'), package: NonEmpty, extra: Extra.optional() }),
  z.strictObject({ source: z.literal('file'), path: NonEmpty, extra: Extra.optional() }),
  z.strictObject({ source: z.literal('directory'), path: NonEmpty, extra: Extra.optional() }),
])
export type MarketplaceSource = z.infer<typeof MarketplaceSource>

/** An entry of `extraKnownMarketplaces`. */
const Marketplace = z.strictObject({ source: MarketplaceSource, autoUpdate: z.boolean().optional(), extra: Extra.optional() })

/**
 * A plugin switched on or off in a settings file, with the marketplace it comes from. The component's key is `plugin@marketplace`.
 *
 * @see reference `claude-formats.md` §3, §11
 */
export const PluginConfig = z.strictObject({
  /** `false` switches off what another settings file switches on. */
  enabled: z.boolean().default(true),
  /** Where its marketplace comes from; left out for one that Claude Code knows. */
  marketplace: Marketplace.optional(),
})

export const PluginKey = z
  .string()
  .max(128)
  .refine(
    (key) => key.split('@').length === 2 && key.split('@').every((part) => kebab.test(part)),
    'Use "plugin@marketplace", for example "formatter@acme-tools".',
  )
