import type { Api } from '@ccm/client'
import type { Component, CreateComponent, Profile } from '@ccm/contract'

type McpServer = Extract<CreateComponent, { type: 'mcp-server' }>

/** A database server as a library would hold it. */
export const addServer = (api: Api, changes: Partial<McpServer> = {}): Promise<Component> =>
  api.components.create.mutate({
    type: 'mcp-server',
    name: 'postgres-ro',
    description: 'Read-only queries',
    tags: ['database'],
    config: { type: 'stdio', command: 'npx', args: ['-y', '@acme/postgres-mcp', '--read-only'], env: { STATEMENT_TIMEOUT: '5000' } },
    ...changes,
  })

/** A `CLAUDE.md` block of a few words. */
export const addBlock = (api: Api, name: string, template = `Words of ${name}.`): Promise<Component> =>
  api.components.create.mutate({ type: 'claude-md', name, tags: [], config: { template } })

/** A profile that lists components in their order. */
export const addProfile = (
  api: Api,
  name: string,
  components: readonly { id: string }[],
  base: readonly { id: string }[] = [],
): Promise<Profile> =>
  api.profiles.create.mutate({ name, extends: base.map(({ id }) => id), components: components.map(({ id }) => ({ componentId: id })) })

/** A project of one machine, bound to a profile. */
export async function bindProject(api: Api, profile: { id: string }, name = 'storefront') {
  const machine = await api.machines.register.mutate({ id: 'machine-studio', name: 'studio', platform: 'linux', ccmVersion: '0.1.0' })
  return api.projects.register.mutate({
    machineId: machine.id,
    path: `/home/dana/code/${name}`,
    name,
    profile: { id: profile.id },
    shared: true,
  })
}
