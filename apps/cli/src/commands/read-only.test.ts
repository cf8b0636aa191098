import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { agent, mcpServer, openWorld, type World } from '../testing/world.ts'

let world: World
beforeEach(async () => {
  world = await openWorld()
  world.server.artifacts = [agent('reviewer'), agent('tester'), mcpServer('memory')]
  await world.ccm('apply', '--profile', 'essentials', '--yes')
  world.server.calls.length = 0
})
afterEach(() => world.close())

const files = () => world.files().map((path) => [path, world.read(path)])
const ledger = () => readFileSync(join(world.ccmHome, 'targets/target-1/ledger.json'), 'utf8')

describe('status', () => {
  it('is done when everything is in step', async () => {
    const { code, out } = await world.ccm('status')
    expect(code).toBe(0)
    expect(out).toBe(`demo  ${world.project}\nprofile essentials, 3 artifacts, server ${world.server.url}\nIn step: 3 artifacts\n`)
  })

  it('names each artifact that is not in step with its state, and changes nothing', async () => {
    world.write('.claude/agents/tester.md', 'by hand\n')
    world.server.artifacts = [agent('reviewer', 'new\n'), agent('tester'), mcpServer('memory')]
    const before = [files(), ledger()]
    const { code, out } = await world.ccm('status')
    expect(code).toBe(2)
    expect(out).toContain(
      '  outdated  .claude/agents/reviewer.md  to be updated\n  drifted   .claude/agents/tester.md  changed here; left as it is\n',
    )
    expect(out).toContain('1 artifact in step, 2 not. "ccm sync" brings what is outdated; "ccm diff" shows it.')
    expect([files(), ledger()]).toEqual(before)
    expect(world.server.reports).toHaveLength(1)
  })

  it('names a file that cannot be read', async () => {
    world.write('.mcp.json', '{')
    const { code, out } = await world.ccm('status')
    expect(code).toBe(2)
    expect(out).toContain('unreadable .mcp.json')
  })

  it('asks the server once', async () => {
    await world.ccm('status')
    expect(world.server.calls.map(({ path }) => path)).toEqual(['sync.desired', 'projects.get'])
  })
})

describe('diff', () => {
  it('shows what a sync would change and what was changed here, as unified diffs', async () => {
    world.write('.claude/agents/tester.md', world.read('.claude/agents/tester.md').replace('You review.', 'You test.'))
    world.server.artifacts = [agent('reviewer'), agent('tester'), mcpServer('memory', 'node')]
    const { code, out } = await world.ccm('diff')
    expect(code).toBe(2)
    expect(out).toContain('.claude/agents/tester.md  subagent tester · changed here; left as it is\n')
    expect(out).toContain('-You test.\n+You review.\n')
    expect(out).toContain('.mcp.json › mcpServers › memory  mcp-server memory\n')
    expect(out).toContain('-  "command": "npx",\n+  "command": "node",\n')
    expect(out).not.toContain('reviewer.md')
  })

  it('is done when nothing differs', async () => {
    expect(await world.ccm('diff')).toEqual({ code: 0, out: 'Nothing differs.\n', err: '' })
  })

  it('gives patches in its document', async () => {
    world.write('.claude/agents/tester.md', 'by hand\n')
    const { changes } = JSON.parse((await world.ccm('diff', '--json')).out)
    expect(changes).toMatchObject([{ path: '.claude/agents/tester.md', action: 'drifted' }])
    expect(changes[0].diff).toContain('--- a/.claude/agents/tester.md\n+++ b/.claude/agents/tester.md\n@@ -1,1 +1,5 @@\n-by hand\n')
  })
})

describe('list and show', () => {
  const reviewer = {
    id: 'component-1',
    type: 'subagent',
    name: 'reviewer',
    description: 'Reviews changes',
    tags: ['review'],
    enabled: true,
    revision: 3,
  }
  const profile = {
    name: 'essentials',
    description: 'For every project',
    revision: 1,
    variables: { test: 'npm test' },
    components: [{ ...reviewer, scope: 'project' }],
  }
  beforeEach(() => {
    Object.assign(world.server.procedures, {
      'components.list': ({ cursor }: { cursor?: string }) =>
        cursor
          ? { items: [{ ...reviewer, name: 'second' }], total: 2, nextCursor: null }
          : { items: [reviewer], total: 2, nextCursor: 'next' },
      'components.get': () => reviewer,
      'components.preview': () => ({
        files: [{ path: '.claude/agents/reviewer.md', content: 'You review.\n' }],
        artifacts: [],
        warnings: [],
      }),
      'profiles.get': ({ name }: { name: string }) => {
        if (name !== 'essentials') throw new Error('none')
        return profile
      },
    })
  })

  it('lists components over all pages', async () => {
    expect((await world.ccm('list')).out).toBe('subagent  reviewer  Reviews changes\nsubagent  second    Reviews changes\n')
  })

  it('lists the components of one type, named either way', async () => {
    await world.ccm('list', 'subagent')
    await world.ccm('list', '--type', 'subagent', '--search', '007')
    const inputs = world.server.calls.filter(({ path }) => path === 'components.list').map(({ input }) => input)
    expect(inputs).toMatchObject([{ type: 'subagent' }, {}, { type: 'subagent', search: '007' }, {}])
  })

  it('names what can be listed', async () => {
    const { code, err } = await world.ccm('list', 'profile')
    expect(code).toBe(64)
    expect(err).toContain('There is no list "profile"; did you mean "profiles"?')
  })

  it('shows a component with the files it renders to', async () => {
    const { code, out } = await world.ccm('show', 'subagent/reviewer')
    expect(code).toBe(0)
    expect(out).toBe('reviewer  subagent, revision 3\nReviews changes\n#review\n\n.claude/agents/reviewer.md\nYou review.\n')
  })

  it('shows a profile', async () => {
    const { out } = await world.ccm('show', 'profile/essentials')
    expect(out).toBe('essentials  profile, revision 1\nFor every project\n  subagent  reviewer  project\n  {{test}} = npm test\n')
  })

  it('refuses a type there is not', async () => {
    expect((await world.ccm('show', 'agent/reviewer')).err).toContain('There is no type of component "agent"')
  })
})
