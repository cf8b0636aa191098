import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openWorld, type World } from '../testing/world.ts'

let world: World
let rows: Row[]
beforeEach(async () => {
  world = await openWorld()
  rows = []
  world.server.procedures['envVars.list'] = ({ search = '' }) => {
    const items = rows.filter(({ name }) => name.includes(String(search))).map(({ secret: _secret, ...row }) => row)
    return { items, total: items.length, nextCursor: null }
  }
  world.server.procedures['envVars.set'] = ({ name, value, sensitive, machineId, projectId }) => {
    rows.push(row(String(name), String(value), { sensitive: sensitive === true, machineId, projectId }))
    const { secret: _secret, ...said } = rows.at(-1) ?? expect.unreachable('a row was added')
    return said
  }
  world.server.procedures['envVars.reveal'] = ({ id }) => {
    const { name, secret } = rows.find((row) => row.id === id) ?? expect.unreachable('no such row')
    return { id, name, value: secret }
  }
  world.server.procedures['envVars.remove'] = ({ id }) => {
    rows = rows.filter((row) => row.id !== id)
    return { id }
  }
})
afterEach(() => world.close())

type Row = ReturnType<typeof row>
const row = (name: string, secret: string, { sensitive = true, machineId, projectId }: Record<string, unknown> = {}) => ({
  id: `env-var-${name}-${String(machineId)}-${String(projectId)}`,
  name,
  machine: machineId === undefined ? null : { id: machineId, name: 'box' },
  project: projectId === undefined ? null : { id: projectId, name: 'demo' },
  sensitive,
  value: sensitive === true ? null : secret,
  secret,
  createdAt: '',
  updatedAt: '',
})
const bind = () => world.ccm('apply', '--profile', 'essentials', '--yes')
const sent = (path: string) => world.server.calls.flatMap((call) => (call.path === path ? [call.input] : []))

describe('set', () => {
  it('asks for the value unseen at a terminal', async () => {
    world.answers = ['hunter2']
    expect(await world.ccm('env', 'set', 'API_KEY')).toEqual({ code: 0, out: 'API_KEY is set everywhere.\n', err: '' })
    expect(world.asked).toEqual(['Value of API_KEY'])
    expect(sent('envVars.set')).toEqual([{ name: 'API_KEY', value: 'hunter2', sensitive: true }])
  })

  it('takes what is piped in, without the line end', async () => {
    world.input = 'two\nlines\n'
    await world.ccm('env', 'set', 'API_KEY', '--plain')
    expect(sent('envVars.set')).toEqual([{ name: 'API_KEY', value: 'two\nlines', sensitive: false }])
  })

  it.each([
    ['as a word of its own', ['API_KEY', 'hunter2']],
    ['behind an equals sign', ['API_KEY=hunter2']],
  ])('refuses a value on the command line, %s, and does not repeat it', async (_name, words) => {
    const { code, out, err } = await world.ccm('env', 'set', ...words, '--json')
    expect(code).toBe(64)
    expect(out + err).not.toContain('hunter2')
    expect(err).toContain('Run "ccm env set API_KEY" and type it')
    expect(sent('envVars.set')).toEqual([])
  })

  it('sets it for this machine, this project, or this project on this machine', async () => {
    await bind()
    world.input = 'x'
    await world.ccm('env', 'set', 'A', '--machine')
    await world.ccm('env', 'set', 'A', '--project')
    expect((await world.ccm('env', 'set', '--project', '--machine', 'A')).out).toBe('A is set in demo on box.\n')
    expect(sent('envVars.set').map(({ machineId, projectId }) => [machineId, projectId])).toEqual([
      ['machine-0001', undefined],
      [undefined, 'project-1'],
      ['machine-0001', 'project-1'],
    ])
  })

  it('takes a dotenv file, and of it the names that are asked for', async () => {
    world.write('.env', '# ours\nexport A=1\nB="two\\nlines" # note\nC=\n')
    await world.ccm('env', 'import', '.env')
    expect(sent('envVars.set').map(({ name, value }) => [name, value])).toEqual([
      ['A', '1'],
      ['B', 'two\nlines'],
      ['C', ''],
    ])
    await world.ccm('env', 'set', 'A', '--from-file', '.env')
    expect(sent('envVars.set')).toHaveLength(4)
  })

  it('sets nothing when one name of a file cannot be one', async () => {
    world.write('.env', 'A=1\nb.c=hunter2\n')
    const { code, err } = await world.ccm('env', 'import', '.env')
    expect(code).toBe(64)
    expect(err).toContain('b.c')
    expect(err).not.toContain('hunter2')
    expect(sent('envVars.set')).toEqual([])
  })

  it('says where nobody can type and nothing is piped', async () => {
    const { code, err } = await world.ccm('env', 'set', 'API_KEY')
    expect(code).toBe(64)
    expect(err).toContain('Pipe it in')
  })

  it('changes nothing in a dry run', async () => {
    world.input = 'hunter2'
    expect((await world.ccm('env', 'set', 'API_KEY', '--dry-run')).out).toBe('API_KEY would be set everywhere. Nothing was changed.\n')
    expect(world.server.calls).toEqual([])
  })
})

describe('list', () => {
  it('masks what is sensitive, and says where a value counts', async () => {
    rows = [row('API_KEY', 'hunter2'), row('MODE', 'fast', { sensitive: false, machineId: 'machine-0001' })]
    const { out } = await world.ccm('env')
    expect(out).toBe('API_KEY  everywhere  ••••••\nMODE     on box      fast\n')
    expect((await world.ccm('env', 'list', '--json')).out).not.toContain('hunter2')
  })
})

describe('reveal', () => {
  beforeEach(() => {
    rows = [row('API_KEY', 'a\u001b[31mb')]
  })

  it('prints the value alone and exactly, after a yes', async () => {
    world.answers = [true]
    expect((await world.ccm('env', 'reveal', 'API_KEY')).out).toBe('a\u001b[31mb\n')
    expect(world.asked).toEqual(['Show the value of API_KEY everywhere? The server notes that it was shown.'])
  })

  it.each([[['--dry-run', '--yes']], [[]]])('shows nothing without one: %j', async (flags) => {
    const { code, out } = await world.ccm('env', 'reveal', 'API_KEY', ...flags)
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(sent('envVars.reveal')).toEqual([])
  })

  it('is the one document with --json', async () => {
    const { out } = await world.ccm('env', 'reveal', 'API_KEY', '--json', '--yes')
    expect(JSON.parse(out)).toEqual({ command: 'env', action: 'reveal', exitCode: 0, name: 'API_KEY', value: 'a\u001b[31mb' })
  })

  it('asks which one, when there are several', async () => {
    rows.push(row('API_KEY', 'other', { machineId: 'machine-0001' }))
    const { code, err } = await world.ccm('env', 'reveal', 'API_KEY', '--yes')
    expect(code).toBe(64)
    expect(err).toContain('--global (everywhere), --machine (on box)')
    expect((await world.ccm('env', 'reveal', 'API_KEY', '--yes', '--global')).out).toContain('a')
  })
})

it('removes the value of one place', async () => {
  rows = [row('API_KEY', 'x'), row('API_KEYS', 'y')]
  expect((await world.ccm('env', 'remove', 'API_KEY')).out).toBe('API_KEY everywhere is removed.\n')
  expect(rows.map(({ name }) => name)).toEqual(['API_KEYS'])
  expect((await world.ccm('env', 'remove', 'NONE')).code).toBe(1)
})

describe('check', () => {
  beforeEach(async () => {
    await bind()
    world.server.procedures['envVars.usage'] = () => ({
      items: [
        {
          name: 'API_KEY',
          components: [{ id: 'c', type: 'mcp-server', name: 'search' }],
          missing: [{ id: 'project-1', name: 'demo', machineName: 'box' }],
        },
        { name: 'OTHER', components: [], missing: [{ id: 'project-2', name: 'shop', machineName: 'box' }] },
      ],
    })
  })

  it('names the references of this project that have no value', async () => {
    const { code, out } = await world.ccm('env', 'check')
    expect({ code, out }).toEqual({ code: 2, out: 'API_KEY  mcp-server search\n' })
  })

  it('is content with a value in the environment here', async () => {
    world.env = { API_KEY: 'x' }
    expect(await world.ccm('env', 'check')).toEqual({ code: 0, out: 'Every reference has a value.\n', err: '' })
  })
})
