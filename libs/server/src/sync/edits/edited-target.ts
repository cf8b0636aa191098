import { type Artifact, type ExceptionState, type Facts, PROTOCOL } from '@ccm/contract'
import { artifactHash } from '@ccm/formats/hash'
import type { AnyNewComponent } from '@ccm/testing'
import { testServer } from '../../test-server.ts'

const MACHINE = 'machine-one'
const facts: Facts = {
  platform: 'linux',
  shared: false,
  configDirectory: 'default',
  gitRoot: true,
  ccmVersion: '1.0.0',
  protocol: PROTOCOL,
}

/** A project with these components in its profile, whose machine can say what somebody edited there. For tests. */
export async function editedTarget(...components: AnyNewComponent[]) {
  const server = await testServer()
  const { api } = server
  const made = []
  for (const component of components) made.push(await api.components.create(component))
  const profile = await api.profiles.create({
    name: 'web',
    components: made.map(({ id }) => ({ componentId: id })),
    variables: { place: 'Oslo' },
  })
  await api.machines.register({ id: MACHINE, name: 'studio', platform: 'linux' })
  const project = await api.projects.register({ machineId: MACHINE, path: '/home/me/demo', name: 'demo', profile: { name: 'web' } })
  const { targetId } = project

  const desired = async () => {
    const answer = await api.sync.desired({ targetId, facts })
    if (answer.unchanged) throw new Error('Expected a full answer.')
    return answer
  }
  const artifact = async (id: string) => (await desired()).artifacts.find((one) => one.id.startsWith(id))

  return {
    ...server,
    machineId: MACHINE,
    made,
    profile,
    project,
    targetId,
    desired,
    /** What the library wants at the place whose id starts like this. */
    artifact,
    /** Reports an edit of the artifact whose id starts like this, and says what settles it; without a text a deletion. */
    async edit(idStart: string, text: string | undefined, more: { state?: ExceptionState; reports?: boolean; executable?: true } = {}) {
      const { state = text === undefined ? 'missing' : 'drifted', reports = true, executable } = more
      const wanted = await artifact(idStart)
      if (!wanted) throw new Error(`Nothing is wanted at ${idStart}.`)
      const have = text === undefined ? undefined : artifactHash(onDisk(wanted, text, executable))
      const hashes = { want: artifactHash(wanted), last: artifactHash(wanted), ...(have && { have }) }
      const { revision, libraryVersion } = await desired()
      const exceptions = [{ id: wanted.id, state, ...hashes, ...(reports && text !== undefined && { text }) }]
      await api.sync.report({ targetId, revision, libraryVersion, counts: {}, exceptions })
      return { targetId, id: wanted.id, have: have ?? null }
    },
  }
}

export type EditedTarget = Awaited<ReturnType<typeof editedTarget>>

function onDisk(artifact: Artifact, text: string, executable?: true): Artifact {
  if (artifact.kind === 'file') return { ...artifact, content: text, ...(executable && { executable }) }
  return artifact.kind === 'block' ? { ...artifact, content: text } : { ...artifact, value: JSON.parse(text) }
}
