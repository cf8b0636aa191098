import { randomUUID } from 'node:crypto'
import type { Api } from '@ccm/client'
import type { Artifact, ComponentType, ConfigOf, CreateComponent, SyncException } from '@ccm/contract'
import { hash } from './fleet.ts'

/** What the fields of a filled server say. Names on disk and other handles keep to their own letters. */
export interface Words {
  /** For a field of one line, in at most so many characters. */
  line: (most: number) => string
  /** For a field of any text. */
  text: (most: number) => string
}

/** Where the things of a filled server are. */
export interface Filled {
  components: { id: string; type: ComponentType; name: string }[]
  profile: string
  machine: string
  project: string
  /** An edit on the project's disk, as the address of its file names it. */
  edits: string[]
}

export const plainWords: Words = { line: () => 'Said in a line', text: () => 'Said at length,\nin two lines.' }

/** One component of every type, a profile of them all, and a project on a machine that reports edits: all fields filled. */
export async function fillServer(api: Api, words: Words): Promise<Filled> {
  const components = []
  for (const wanted of await componentsSaying(api, words)) {
    const { id, type, name, revision } = await api.components.create.mutate(wanted)
    await api.components.update.mutate({ id, expectedRevision: revision, description: words.text(900) })
    components.push({ id, type, name })
  }
  const [base] = (await api.profiles.list.query({ limit: 1 })).items
  const profile = await api.profiles.create.mutate({
    name: 'all-of-them',
    description: words.text(900),
    extends: base ? [base.id] : [],
    variables: { heading: words.text(9000) },
    components: components.filter(({ type }) => type !== 'keybindings').map(({ id }) => ({ componentId: id })),
  })
  const { machine, project } = await registerProject(api, words, profile.id)
  await addVariables(api, words, machine.id, project.id)
  await addOverrides(api, words, machine.id, project.id, components)
  const edits = await reportEdits(api, words, project.targetId)
  return { components, profile: profile.id, machine: machine.id, project: project.id, edits }
}

async function registerProject(api: Api, words: Words, profileId: string) {
  const machine = await api.machines.register.mutate({
    id: `machine-${randomUUID()}`,
    name: words.line(64),
    platform: 'linux',
    ccmVersion: '0.1.0',
  })
  await api.machines.update.mutate({
    id: machine.id,
    expectedRevision: machine.revision,
    variables: { greeting: words.text(900) },
    userProfileId: profileId,
  })
  await api.machines.bindUser.mutate({ machineId: machine.id, path: `/home/${words.line(100).replaceAll('/', '')}` })
  const project = await api.projects.register.mutate({
    machineId: machine.id,
    path: `/home/dana/${words.line(200).replaceAll('/', '')}`,
    name: words.line(128),
    description: words.text(900),
    profile: { id: profileId },
    shared: true,
  })
  await api.projects.update.mutate({
    id: project.id,
    expectedRevision: project.revision,
    variables: { greeting: words.text(900) },
  })
  return { machine, project }
}

async function addVariables(api: Api, words: Words, machineId: string, projectId: string): Promise<void> {
  await api.envVars.set.mutate({ name: 'A'.repeat(128), value: words.text(9000), sensitive: false })
  await api.envVars.set.mutate({ name: 'valueOf', value: words.text(9000), machineId, sensitive: false })
  await api.envVars.set.mutate({ name: 'HIDDEN_ONE', value: words.text(9000), projectId })
}

async function addOverrides(api: Api, words: Words, machineId: string, projectId: string, components: Filled['components']): Promise<void> {
  const idOf = (type: ComponentType) => components.find((each) => each.type === type)?.id ?? ''
  const modify = {
    action: 'modify' as const,
    componentId: idOf('subagent'),
    patch: { description: words.text(900), extra: { later: words.text(900) } },
  }
  await api.machines.overrides.set.mutate({ ...modify, machineId })
  await api.projects.overrides.set.mutate({ ...modify, projectId })
  await api.projects.overrides.set.mutate({ action: 'exclude', projectId, componentId: idOf('plugin') })
}

/** Reports that three kinds of artifact were edited on the disk, and that the last run failed. */
async function reportEdits(api: Api, words: Words, targetId: string): Promise<string[]> {
  const answer = await api.sync.desired.query({ targetId, facts: { platform: 'linux', shared: true, ccmVersion: '0.1.0', protocol: 1 } })
  if (answer.unchanged) throw new Error('The server does not say what the project should be.')
  const exceptions = (['file', 'key', 'block'] as const).flatMap((kind, index): SyncException[] => {
    const artifact = answer.artifacts.find((each) => each.kind === kind && !each.private)
    if (!artifact) return []
    const state = (['drifted', 'conflict', 'foreign'] as const)[index] ?? 'drifted'
    return [
      { id: artifact.id, state, want: hash('want'), last: hash('last'), have: hash(`have ${kind}`), text: editedText(artifact, words) },
    ]
  })
  const { revision, libraryVersion } = answer
  await api.sync.report.mutate({ targetId, revision, libraryVersion, counts: { create: answer.count }, exceptions })
  await api.sync.fail.mutate({ targetId, code: 'locked', message: words.text(900) })
  return exceptions.map(({ id }) => id)
}

/** An artifact with words before and after what it says: where it is text, that is two hunks. */
function editedText(artifact: Artifact, words: Words): string {
  if ('value' in artifact) return JSON.stringify({ said: words.text(9000), was: artifact.value }, null, 2)
  return [words.text(900), ...Array<string>(8).fill('kept'), artifact.content, ...Array<string>(8).fill('kept'), words.text(900)].join('\n')
}

async function componentsSaying(api: Api, words: Words): Promise<Parameters<Api['components']['create']['mutate']>[0][]> {
  const file = await api.components.uploadFile.mutate({ content: words.text(9000) })
  const configs = configsSaying(words, file.hash)
  const keys: Partial<Record<ComponentType, string>> = { plugin: 'formatter@acme-tools', command: 'мир/привет', rule: 'мир/мой файл' }
  const saying = (type: string, name: string, config: Configs[ComponentType]) => {
    const sourceUrl = `https://example.com/${encodeURI(words.line(200))}"><b>`
    const wanted = { type, name, key: keys[type as ComponentType], description: words.line(900), config, sourceUrl }
    return { ...wanted, tags: ['valueof', 'ﷺ'.repeat(32)], version: words.line(64) } as CreateComponent
  }
  return [
    ...Object.entries(configs).map(([type, config]) => saying(type, `the-${type}`, config)),
    saying('mcp-server', 'the-remote-server', remoteSaying(words)),
  ]
}

/** A server that is reached over the network: what it is told beside its address. */
function remoteSaying(words: Words): ConfigOf<'mcp-server'> {
  const line = words.line(900)
  const oauth = {
    clientId: line,
    callbackPort: 8123,
    authServerMetadataUrl: 'https://example.com/${SAID}',
    scopes: line,
    extra: { later: line },
  }
  const headers = { 'X-Said': line, Authorization: 'Bearer ${HIDDEN_ONE}' }
  return {
    type: 'http',
    url: `https://example.com/\${SAID}/${line}`,
    headers,
    headersHelper: words.text(900),
    oauth,
    extra: { later: line },
  }
}

type Configs = { [T in ComponentType]: ConfigOf<T> }

/** A config of every type in which every field that takes text has some. */
function configsSaying(words: Words, file: string): Configs {
  const long = words.text(9000)
  const line = words.line(900)
  const extra = { later: long }
  const handler = { type: 'command' as const, command: long, args: [line], statusMessage: long, extra }
  const hooks = { PreToolUse: [{ matcher: 'Bash', hooks: [handler] }] }
  const skill = {
    description: long,
    license: line,
    compatibility: line,
    metadata: { author: line },
    'argument-hint': line,
    when_to_use: long,
    'allowed-tools': ['Read', 'Bash(git diff:*)'],
    model: line,
    agent: line,
    hooks,
    extra,
    prompt: long,
  }
  return {
    'mcp-server': { type: 'stdio', command: line, args: [line, long], env: { PG_DSN: '${PG_DSN}', SAID: long }, extra },
    subagent: { description: long, model: line, skills: [line], hooks, initialPrompt: long, extra, prompt: long },
    skill: { ...skill, name: line, paths: [line], files: [{ path: 'notes/read me.md', hash: file, executable: false }] },
    command: skill,
    rule: { paths: [line], extra, prompt: long },
    hook: { event: 'PreToolUse', matcher: 'Bash', hooks: [handler, { type: 'prompt', prompt: long }], extra },
    permissions: { allow: [`Bash(${line})`], ask: [`Bash(${line} ask)`], deny: [`Read(${line})`], additionalDirectories: [line] },
    settings: { model: line, language: line, companyAnnouncements: [long], env: { SAID: long }, aSettingOfNextYear: long },
    'status-line': { type: 'command', command: long, extra },
    'output-style': { name: line, description: long, extra, prompt: long },
    plugin: { enabled: true, marketplace: { source: { source: 'git', url: line, ref: line }, extra } },
    keybindings: { bindings: [{ context: 'Chat', bindings: { 'ctrl+k ctrl+s': line }, extra }] },
    'claude-md': { template: `# {{heading}}\n\n${long}`, placeholders: [{ name: 'heading', description: words.line(400), default: long }] },
  }
}
