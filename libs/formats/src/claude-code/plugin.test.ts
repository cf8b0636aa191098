import type { ConfigOf } from '@ccm/contract'
import { describe, expect, it } from 'vitest'
import { contentOf, context, sample, userContext } from '../samples.ts'
import { renderPlugin } from './plugin.ts'

const render = (config: ConfigOf<'plugin'>, more: Partial<typeof context> = {}) =>
  renderPlugin(sample('plugin', 'formatter@acme-tools', config), { ...context, ...more })
const messages = (config: ConfigOf<'plugin'>, more?: Partial<typeof context>) => render(config, more).warnings.map(({ message }) => message)

it('writes the switch and the marketplace in the nested form, the only one Claude Code reads', () => {
  const { artifacts } = render({
    enabled: true,
    marketplace: {
      autoUpdate: false,
      extra: { note: 'x' },
      source: { ref: 'v1', repo: 'acme/tools', source: 'github', extra: { sha: 'y' } },
    },
  })
  expect(artifacts).toMatchObject([
    { id: 'project:.claude/settings.json#/extraKnownMarketplaces/acme-tools', runs: true },
    { id: 'project:.claude/settings.json#/enabledPlugins/formatter@acme-tools', runs: true },
  ])
  expect(contentOf(artifacts)).toMatchInlineSnapshot(`
    "{
      "extraKnownMarketplaces": {
        "acme-tools": {
          "source": {
            "source": "github",
            "repo": "acme/tools",
            "ref": "v1",
            "sha": "y"
          },
          "autoUpdate": false,
          "note": "x"
        }
      },
      "enabledPlugins": {
        "formatter@acme-tools": true
      }
    }
    "
  `)
})

it('that is switched off runs nothing and needs nothing', () => {
  const { artifacts, warnings } = render({ enabled: false })
  expect(artifacts).toMatchObject([{ value: false, runs: false }])
  expect(warnings).toEqual([])
})

describe('says how to install it', () => {
  it.each<[string, ConfigOf<'plugin'>['marketplace'], string]>([
    ['from a repository', { source: { source: 'github', repo: 'acme/tools' } }, 'acme/tools'],
    ['from git', { source: { source: 'git', url: 'https://example.com/a.git' } }, 'https://example.com/a.git'],
    ['from a directory', { source: { source: 'directory', path: './my tools' } }, "'./my tools'"],
  ])('%s', (_where, marketplace, origin) => {
    expect(messages({ enabled: true, marketplace })).toEqual([
      'The plugin "sample" is switched on in .claude/settings.json, which installs nothing by itself. ' +
        `Run "claude plugin marketplace add ${origin} --scope project", then "claude plugin install formatter@acme-tools --scope project" on each machine.`,
    ])
  })

  it.each([
    [{ scope: 'local' as const }, 'local'],
    [userContext, 'user'],
  ])('in the scope it has (%#)', (more, scope) => {
    expect(messages({ enabled: true }, more)).toEqual([
      expect.stringContaining(`Run "claude plugin install formatter@acme-tools --scope ${scope}"`),
    ])
  })
})

it('warns of a path of one machine in a file that git shares, and only there', () => {
  const config: ConfigOf<'plugin'> = { enabled: false, marketplace: { source: { source: 'directory', path: '/home/me/tools' } } }
  expect(messages(config)).toEqual([expect.stringContaining('/home/me/tools, a path of one machine in a file that git shares')])
  expect(messages(config, { scope: 'local' })).toEqual([])
  expect(messages(config, userContext)).toEqual([])
})
