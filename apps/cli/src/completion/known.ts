import type { Session } from '../session.ts'
import { readBindings } from '../projects/index-file.ts'
import type { Candidate, Known } from './candidates.ts'

/** How long a person who pressed Tab waits for the server, in milliseconds. */
const PATIENCE = 300

/** Names from the server, if it answers in time, and paths from the index. A shell has no place for errors: then there is nothing to offer. */
export function knownTo(session: Session): Known {
  const inTime = () => ({ signal: AbortSignal.timeout(PATIENCE) })
  return {
    profiles: () =>
      orNone(async () =>
        (await session.api.profiles.list.query({ limit: 200 }, inTime())).items.map(({ name, description }) =>
          candidate(name, description),
        ),
      ),
    components: () =>
      orNone(async () =>
        (await session.api.components.list.query({ limit: 200 }, inTime())).items.map(({ type, name, description }) =>
          candidate(`${type}/${name}`, description),
        ),
      ),
    envVars: () =>
      orNone(async () => {
        const { items } = await session.api.envVars.list.query({ limit: 200 }, inTime())
        return [...new Set(items.map(({ name }) => name))].map((name) => candidate(name, ''))
      }),
    boundPaths: () =>
      readBindings(session.home, session.config.machineId).flatMap(({ kind, root, name }) =>
        kind === 'project' ? [candidate(root, name)] : [],
      ),
  }
}

const candidate = (word: string, about: string): Candidate => ({ word, about })

async function orNone(ask: () => Promise<Candidate[]>): Promise<Candidate[]> {
  try {
    return await ask()
  } catch {
    return []
  }
}
