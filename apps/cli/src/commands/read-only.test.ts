import { chmodSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
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
    expect(out).toContain('1 artifact in step, 1 outdated, 1 changed here. "ccm sync" brings what is outdated; "ccm diff" shows it.')
    expect([files(), ledger()]).toEqual(before)
    expect(world.server.reports).toHaveLength(1)
  })

  it('names a file that cannot be read', async () => {
    world.write('.mcp.json', '{')
    const { code, out } = await world.ccm('status')
    expect(code).toBe(2)
    expect(out).toContain('unreadable .mcp.json')
  })

  it('tells what waits, what was there before and what was deleted, and says what helps', async () => {
    world.write('.claude/agents/third.md', 'mine\n')
    rmSync(join(world.project, '.claude/agents/tester.md'))
    world.server.artifacts = [agent('reviewer'), agent('tester'), agent('third'), mcpServer('memory'), mcpServer('search')]
    const { code, out } = await world.ccm('status')
    expect(code).toBe(2)
    expect(out).toContain('  missing   .claude/agents/tester.md  deleted here; not brought back\n')
    expect(out).toContain('  foreign   .claude/agents/third.md  already here and different\n')
    expect(out).toContain('  waiting   .mcp.json › mcpServers › search  to be created, which needs a yes\n')
    expect(out).toContain(
      '2 artifacts in step, 1 deleted here, 1 there before and different, 1 waiting for a yes. "ccm diff" shows the difference. "ccm sync" at a terminal asks about the rest.\n',
    )
    const { exceptions } = JSON.parse((await world.ccm('status', '--json')).out)
    expect(exceptions.map(({ state }: { state: string }) => state)).toEqual(['missing', 'foreign', 'waiting'])
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

  it('shows both sides of a conflict, in its document too', async () => {
    world.write('.claude/agents/tester.md', world.read('.claude/agents/tester.md').replace('You review.', 'You test.'))
    world.server.artifacts = [agent('reviewer'), agent('tester', '---\nname: tester\n---\n\nYou look.\n'), mcpServer('memory')]
    const { code, out } = await world.ccm('diff')
    expect(code).toBe(2)
    expect(out).toMatch(/Changed here:\n.*-You review\.\n\+You test\.\nChanged in the library:\n.*-You review\.\n\+You look\.\n/s)
    const [change] = JSON.parse((await world.ccm('diff', '--json')).out).changes
    expect(change.state).toBe('conflict')
    expect(change.diff).toContain('-You test.\n+You look.\n')
    expect(change.here).toContain('-You review.\n+You test.\n')
    expect(change.library).toContain('-You review.\n+You look.\n')
  })

  it('masks secrets, the same one alike on both sides, in private files too', async () => {
    const key = (name: string) => `sk-ant-api03-${name.repeat(40)}`
    const secret = (value: string) => ({ ...agent('secret', `key ${value}\n`), private: true })
    world.server.artifacts = [...world.server.artifacts, secret(key('a'))]
    await world.ccm('sync', '--yes')
    world.write('.claude/agents/secret.md', `key ${key('a')}\nkey ${key('b')}\n`)
    for (const argv of [['diff'], ['diff', '--json']]) {
      const { out } = await world.ccm(...argv)
      expect(out).toContain('‹secret 2›')
      expect(out).not.toContain('sk-ant')
    }
    expect((await world.ccm('diff')).out).toContain(' key ‹secret 1›\n-key ‹secret 2›\n')
  })

  it('says when it is the executable bit alone', async () => {
    chmodSync(join(world.project, '.claude/agents/tester.md'), 0o755)
    const { code, out } = await world.ccm('diff')
    expect(code).toBe(2)
    expect(out).toContain('The text is the same; the executable bit differs.')
  })

  it('gives patches in its document', async () => {
    world.write('.claude/agents/tester.md', 'by hand\n')
    const { changes } = JSON.parse((await world.ccm('diff', '--json')).out)
    expect(changes).toMatchObject([{ path: '.claude/agents/tester.md', action: 'drifted' }])
    expect(changes[0].diff).toContain('--- a/.claude/agents/tester.md\n+++ b/.claude/agents/tester.md\n@@ -1,1 +1,5 @@\n-by hand\n')
  })
})

describe('--all', () => {
  const other = () => {
    const index = join(world.ccmHome, 'index.json')
    const known = JSON.parse(readFileSync(index, 'utf8'))
    const gone = { targetId: 'target-2', projectId: 'project-2', name: 'gone' }
    writeFileSync(index, JSON.stringify({ ...known, projects: { '/nowhere/gone': gone, ...known.projects } }))
  }

  it.each(['status', 'diff'])(
    '%s looks at every directory; what goes wrong with one is said, and the worst code counts',
    async (command) => {
      other()
      const { code, out, err } = await world.ccm(command, '--all')
      expect(code).toBe(2)
      expect(err).toContain(
        '/nowhere/gone is gone, so nothing was done for it. If it moved, run "ccm project move /nowhere/gone" where it is now',
      )
      expect(out).toContain(`demo  ${world.project}\n`)
      expect(out).toMatch(/In step: 3 artifacts|Nothing differs\./)
      expect(JSON.parse((await world.ccm(command, '--all', '--json')).out)).toMatchObject({
        command,
        exitCode: 2,
        targets: [
          { target: { name: 'gone' }, exitCode: 2, error: { code: 'not-found' } },
          { target: { name: 'demo' }, exitCode: 0 },
        ],
      })
    },
  )

  it.each([['src'], ['--user']])('takes no %s besides', async (word) => {
    expect(await world.ccm('status', '--all', word)).toMatchObject({ code: 64, out: '' })
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
