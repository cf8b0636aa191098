import { createHash, randomUUID } from 'node:crypto'
import type { Api } from '@ccm/client'

export const hash = (text: string) => createHash('sha256').update(text).digest('hex')

/** A machine with one project, bound to a profile of the starter library. */
export async function addProject(api: Api) {
  const [profile] = (await api.profiles.list.query({ limit: 1 })).items
  if (!profile) throw new Error('The library has no profile to bind a project to.')
  const machine = await api.machines.register.mutate({
    id: `machine-${randomUUID()}`,
    name: 'studio',
    platform: 'linux',
    ccmVersion: '0.1.0',
  })
  const project = await api.projects.register.mutate({
    machineId: machine.id,
    path: '/home/dana/code/storefront',
    name: 'storefront',
    profile: { id: profile.id },
    shared: true,
  })
  return { machine, project, profile }
}

/** Reports what the command line would after a run in which everything was written. */
export async function reportInStep(api: Api, targetId: string) {
  const answer = await api.sync.desired.query({ targetId, facts: { platform: 'linux', shared: true, ccmVersion: '0.1.0', protocol: 1 } })
  const count = answer.unchanged ? 0 : answer.count
  await api.sync.report.mutate({
    targetId,
    revision: answer.revision,
    libraryVersion: answer.libraryVersion,
    counts: { create: count },
    exceptions: [],
  })
  return { count, ...answer }
}
