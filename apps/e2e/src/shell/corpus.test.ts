import { cpSync } from 'node:fs'
import { type CorpusFolder, readCorpus } from '@ccm/formats/corpus'
import { parseFolder } from '@ccm/formats/parse'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { made } from './plain-calls.ts'
import { type Project, startSystem, type System } from './system.ts'
import { treeOf } from './tree.ts'

// Every step starts a process, and the computer may be busy with others.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

let system: System
beforeAll(async () => {
  system = await startSystem()
  await system.api.settings.update.mutate({ approveMcpServers: false })
})
afterAll(() => system.close())

const projects = readCorpus().filter(({ root }) => root === 'project')

/** Takes what a folder holds into the library, as a profile whose name it answers. */
async function takeIn({ name: folder, files, root }: CorpusFolder): Promise<string> {
  const parsed = parseFolder(files, { root })
  for (const content of parsed.files.values()) await made(system.url, 'components.uploadFile', content)
  const components: { componentId: string; scope: string }[] = []
  for (const { type, name, key, config, scope } of parsed.components) {
    const { id } = await made(system.url, 'components.create', { type, name: nameIn(folder, name), key, config })
    components.push({ componentId: id, scope })
  }
  const profile = `corpus-${folder}`
  await made(system.url, 'profiles.create', { name: profile, components })
  return profile
}

/** The library holds all folders at once, so a component's handle says which one it is from. Its key stays. */
const nameIn = (folder: string, name: string) => `${folder}-${name}`.slice(0, 64).replace(/-+$/, '')

function copyOf(folder: CorpusFolder): Project {
  const project = system.directory(folder.name)
  cpSync(folder.directory, project.path, { recursive: true })
  return project
}

it.each(projects.map((folder) => [folder.name, folder] as const))(
  'takes the folder %s into the library and changes neither a byte nor a mode of it',
  async (_name, folder) => {
    const project = copyOf(folder)
    const before = treeOf(project.path)
    const { code, err } = await project.ccm('init', '--yes', '--profile', await takeIn(folder))
    expect({ code, err }).toEqual({ code: 0, err: expect.not.stringContaining('conflict') })
    expect(treeOf(project.path)).toEqual(before)
    const status = await project.ccm('status')
    expect({ code: status.code, out: status.out }).toEqual({ code: 0, out: expect.stringContaining('In step') })
  },
)
