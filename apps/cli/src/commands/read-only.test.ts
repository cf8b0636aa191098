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

  it('lists the supporting files of a skill, and shows none of them', async () => {
    Object.assign(world.server.procedures, {
      'components.get': () => ({ ...reviewer, type: 'skill', description: '', tags: [] }),
      'components.preview': () => ({
        files: [
          { path: '.claude/skills/reviewer/SKILL.md', content: 'You review.\n' },
          { path: '.claude/skills/reviewer/check.sh', content: '#!/bin/sh\n', executable: true },
          { path: '.claude/skills/reviewer/logo.png', content: Buffer.alloc(2000).toString('base64'), encoding: 'base64' },
        ],
        artifacts: [],
        warnings: [],
      }),
    })
    expect((await world.ccm('show', 'skill/reviewer')).out.split('\n').slice(1)).toEqual([
      '',
      '.claude/skills/reviewer/SKILL.md',
      'You review.',
      '',
      '.claude/skills/reviewer/check.sh  10 bytes      executable',
      '.claude/skills/reviewer/logo.png  binary, 2 KB  ',
      '',
    ])
  })

  it('shows what the directory resolves to, and why', async () => {
    const resolved = { componentId: 'component-1', key: 'x', revision: 1, scope: 'project' }
    const by = (action: string, level: string, name: string) => ({ action, level, id: 'some-id-1', name })
    world.server.procedures['projects.effective'] = ({ id }) => ({
      components: [
        { ...resolved, type: 'subagent', name: 'reviewer', switchedOff: false, reasons: [by('includes', 'profile', 'base')] },
        {
          ...resolved,
          type: 'mcp-server',
          name: 'memory',
          switchedOff: true,
          reasons: [by('includes', 'profile', 'base'), by('modifies', 'project', 'demo'), by('excludes', 'machine', 'box')],
        },
      ],
      leftOut: [{ ...resolved, type: 'skill', name: 'notes', reasons: [by('disabled', 'component', 'notes')] }],
      variables: { test: { value: 'npm test', from: `project ${String(id)}` } },
      warnings: [{ code: 'missing-env-var', message: 'API_KEY has no value.' }],
      problem: null,
    })
    const { code, out, err } = await world.ccm('show')
    expect({ code, err }).toEqual({ code: 0, err: 'Note: API_KEY has no value.\n' })
    expect(out.split('\n')).toEqual([
      `demo  ${world.project}`,
      '  subagent    reviewer  project  from profile base',
      '  mcp-server  memory    project  from profile base, modified by project demo, left out by machine box, switched off in this checkout',
      '',
      'Left out',
      '  skill  notes  disabled',
      '',
      'Variables',
      '  {{test}}  npm test  from project project-1',
      '',
    ])
  })

  it('fails, with everything said, when a directory does not resolve', async () => {
    world.server.procedures['projects.effective'] = () => ({
      components: [],
      leftOut: [],
      variables: {},
      warnings: [],
      problem: 'Two say x.',
    })
    expect(await world.ccm('show')).toMatchObject({ code: 1, err: 'Nothing can be written: Two say x.\n' })
  })

  it('shows a profile', async () => {
    const { out } = await world.ccm('show', 'profile/essentials')
    expect(out).toBe('essentials  profile, revision 1\nFor every project\n  subagent  reviewer  project\n  {{test}} = npm test\n')
  })

  it('refuses a type there is not', async () => {
    expect((await world.ccm('show', 'agent/reviewer')).err).toContain('There is no type of component "agent"')
  })
})
