import type {
  Component,
  ComponentPreview,
  ComponentSummary,
  Dashboard,
  Machine,
  Page,
  Profile,
  ProfileSummary,
  Project,
  TargetStatus,
} from '@ccm/contract'
import type { Answers } from './answers.ts'

/** A whole list on one page. */
export const pageOf = <T>(...items: T[]): Page<T> => ({ items, total: items.length, nextCursor: null })

/** What a server says that holds nothing. */
export const emptyServer: Answers = {
  'health.check': () => ({
    status: 'ok',
    version: '0.1.0',
    protocol: 1,
    serverId: 'server-1',
    database: 'ok',
    counts: { components: 0, profiles: 0, projects: 0 },
  }),
  'dashboard.get': (): Dashboard => ({
    projects: { total: 0, states: {} },
    components: { total: 0, off: 0 },
    profiles: { total: 0, unused: 0 },
    machines: { total: 0 },
    envVars: { total: 0, missing: 0 },
    outOfStep: [],
    totalOutOfStep: 0,
    lastRun: null,
  }),
  'components.list': () => pageOf(),
  'components.counts': () => ({}),
  'components.tags': () => [],
  'components.usage': () => ({ profiles: [], projects: [] }),
  'components.revisions': () => pageOf(),
  'components.preview': (): ComponentPreview => ({ files: [], artifacts: [], warnings: [] }),
  'profiles.list': () => pageOf(),
  'profiles.preview': () => ({ profile: { id: 'profile-base', name: 'base' }, artifacts: [], warnings: [], components: [], leftOut: [] }),
  'profiles.revisions': () => pageOf(),
  'projects.list': () => pageOf(),
  'projects.effective': () => ({ components: [], leftOut: [], variables: {}, warnings: [], problem: null }),
  'sync.history': () => pageOf(),
  'machines.list': () => pageOf(),
  'envVars.list': () => pageOf(),
  'activity.list': () => pageOf(),
}

const created = '2026-11-01T09:00:00.000Z'
const updated = '2026-11-22T12:00:00.000Z'

export const summary = (changes: Partial<ComponentSummary> = {}): ComponentSummary => ({
  id: 'component-postgres',
  type: 'mcp-server',
  name: 'postgres-ro',
  key: 'postgres_ro',
  description: 'Read-only queries',
  tags: ['database'],
  enabled: true,
  version: null,
  revision: 7,
  updatedAt: updated,
  profiles: 2,
  firstProfile: 'base',
  reach: { projects: 2, machines: 1 },
  ...changes,
})

export const component = (changes: Partial<Component> = {}): Component => ({
  id: 'component-postgres',
  type: 'mcp-server',
  name: 'postgres-ro',
  key: 'postgres_ro',
  description: 'Read-only queries',
  config: { type: 'stdio', command: 'npx', env: { DSN: '${PG_DSN}' } },
  tags: ['database'],
  enabled: true,
  sourceUrl: null,
  version: null,
  revision: 7,
  createdAt: created,
  updatedAt: updated,
  ...changes,
})

export const profileSummary = (changes: Partial<ProfileSummary> = {}): ProfileSummary => ({
  id: 'profile-base',
  name: 'base',
  description: 'For every project',
  revision: 3,
  updatedAt: updated,
  extends: [],
  components: 4,
  projects: 2,
  ...changes,
})

export const profile = (changes: Partial<Profile> = {}): Profile => ({
  id: 'profile-base',
  name: 'base',
  description: '',
  extends: [],
  exclude: [],
  variables: {},
  components: [],
  revision: 3,
  createdAt: created,
  updatedAt: updated,
  ...changes,
})

export const project = (changes: Partial<Project> = {}): Project => ({
  id: 'project-shop',
  targetId: 'target-shop',
  name: 'storefront',
  description: '',
  machine: { id: 'machine-studio', name: 'studio' },
  path: '/home/dana/code/storefront',
  profile: { id: 'profile-base', name: 'base' },
  shared: true,
  variables: {},
  repository: null,
  state: 'drifted',
  exceptions: 2,
  standing: { artifacts: [], moved: [], since: null },
  lastRunAt: '2026-11-22T13:41:00.000Z',
  reportedAt: '2026-11-22T13:00:00.000Z',
  seenAt: '2026-11-22T13:00:00.000Z',
  lastError: null,
  revision: 1,
  createdAt: created,
  updatedAt: updated,
  ...changes,
})

export const status = (changes: Partial<TargetStatus> = {}): TargetStatus => ({
  targetId: 'target-shop',
  state: 'in-step',
  wanted: 'a'.repeat(64),
  reported: 'a'.repeat(64),
  reportedAt: '2026-11-22T13:00:00.000Z',
  counts: {},
  exceptions: [],
  lastError: null,
  seenAt: '2026-11-22T13:00:00.000Z',
  ...changes,
})

export const machine = (changes: Partial<Machine> = {}): Machine => ({
  id: 'machine-studio',
  name: 'studio',
  displayName: 'studio',
  platform: 'darwin',
  ccmVersion: '0.1.0',
  projects: 2,
  variables: {},
  userProfile: null,
  users: [],
  states: {},
  revision: 1,
  createdAt: created,
  lastSeenAt: '2026-11-22T13:59:20.000Z',
  ...changes,
})
