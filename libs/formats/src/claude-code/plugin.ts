import type { Artifact, ConfigOf, MarketplaceSource, Owner, Warning } from '@ccm/contract'
import { keyArtifact, type Place } from '../artifact.ts'
import { type FieldOrder, inOrder } from '../field-order.ts'
import { nameOf, ownerOf } from '../owner.ts'
import type { Renderer } from '../renderer.ts'
import { settingsPlace } from './places.ts'

type Marketplace = NonNullable<ConfigOf<'plugin'>['marketplace']>

const sourceOrder: FieldOrder<MarketplaceSource> = {
  source: true,
  repo: true,
  url: true,
  package: true,
  ref: true,
  path: true,
  skipLfs: true,
  headers: true,
}
const marketplaceOrder: FieldOrder<Marketplace> = { source: true, autoUpdate: true }

/** `/enabledPlugins/<plugin@marketplace>` of a settings file and, where its source is known, `/extraKnownMarketplaces/<marketplace>`. */
export const renderPlugin: Renderer<'plugin'> = (component, context) => {
  const { key, config } = component
  const owner = ownerOf(component)
  const { place, warning } = settingsPlace(owner, context)
  if (!place) return { artifacts: [], warnings: [warning] }
  return {
    artifacts: [...marketplaceArtifact(key, config, place), keyArtifact(place, ['enabledPlugins', key], config.enabled, config.enabled)],
    warnings: [...installWarning(key, config, place), ...pathWarning(config.marketplace, place)],
  }
}

/** What comes from a marketplace runs, so naming one is shown like code whether the plugin is on or off. */
function marketplaceArtifact(key: string, { marketplace }: ConfigOf<'plugin'>, place: Place): Artifact[] {
  if (!marketplace) return []
  const entry = inOrder({ ...marketplace, source: inOrder(marketplace.source, sourceOrder) }, marketplaceOrder)
  return [keyArtifact(place, ['extraKnownMarketplaces', marketplaceOf(key)], entry, true)]
}

const marketplaceOf = (key: string) => key.slice(key.indexOf('@') + 1)

function installWarning(key: string, { enabled, marketplace }: ConfigOf<'plugin'>, place: Place): Warning[] {
  if (!enabled) return []
  const scope = scopeOf(place)
  const add = marketplace ? [`claude plugin marketplace add ${shellWord(originOf(marketplace.source))} --scope ${scope}`] : []
  const steps = [...add, `claude plugin install ${key} --scope ${scope}`].map((line) => `"${line}"`).join(', then ')
  return [
    {
      code: 'needs-install',
      message: `${nameOf(place.owner, 'The')} is switched on in ${place.path}, which installs nothing by itself. Run ${steps} on each machine.`,
      owner: place.owner,
    },
  ]
}

function scopeOf({ root, private: isPrivate }: Place): 'user' | 'local' | 'project' {
  if (root === 'home') return 'user'
  return isPrivate ? 'local' : 'project'
}

/** What `claude plugin marketplace add` is called with. */
function originOf(source: MarketplaceSource): string {
  switch (source.source) {
    case 'github':
      return source.repo
    case 'git':
    case 'url':
      return source.url
    case 'npm':
      return source.package
    case 'file':
    case 'directory':
      return source.path
    default:
      return source satisfies never
  }
}

const shellWord = (text: string) => (/^[\w@%+=:,./~-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`)

function pathWarning(marketplace: Marketplace | undefined, place: Place): Warning[] {
  const source = marketplace?.source
  if (source?.source !== 'file' && source?.source !== 'directory') return []
  if (scopeOf(place) !== 'project' || !/^(?:\/|[A-Za-z]:[\\/]|\\\\)/.test(source.path)) return []
  return [absolutePath(source.path, place.owner)]
}

const absolutePath = (path: string, owner: Owner): Warning => ({
  code: 'needs-install',
  message: `The marketplace of ${nameOf(owner)} lies at ${path}, a path of one machine in a file that git shares. Use a repository, or give the component the scope "local" in the profile.`,
  owner,
})
