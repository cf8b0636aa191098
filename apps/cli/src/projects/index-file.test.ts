import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type Binding, findBinding, readBindings, writeBinding } from './index-file.ts'

let home: string
beforeEach(() => void (home = mkdtempSync(join(tmpdir(), 'ccm-index-'))))
afterEach(() => rmSync(home, { recursive: true, force: true }))

const binding = (root: string, name = 'demo'): Binding => ({
  kind: 'project',
  root,
  targetId: `target-${name}`,
  projectId: `project-${name}`,
  name,
})
const nowhere = () => false

it('keeps bindings, one per directory', async () => {
  await writeBinding(home, 'machine-1', binding('/code/a', 'one'))
  await writeBinding(home, 'machine-1', binding('/code/b'))
  await writeBinding(home, 'machine-1', binding('/code/a', 'two'))
  expect(readBindings(home, 'machine-1')).toEqual([binding('/code/a', 'two'), binding('/code/b')])
})

it('keeps every one of those that are written at the same time', async () => {
  const all = ['a', 'b', 'c', 'd'].map((name) => binding(`/code/${name}`, name))
  await Promise.all(all.map((one) => writeBinding(home, 'machine-1', one)))
  expect(readBindings(home, 'machine-1')).toEqual(all)
})

it('does not count bindings that came with a copied home directory', async () => {
  await writeBinding(home, 'machine-1', binding('/code/a'))
  expect(readBindings(home, 'machine-2')).toEqual([])
})

it('leaves out entries it does not understand', () => {
  writeFileSync(join(home, 'index.json'), JSON.stringify({ version: 1, machineId: 'm', projects: { '/a': null, '/b': { targetId: 1 } } }))
  expect(readBindings(home, 'm')).toEqual([])
})

it('finds the nearest bound directory above', () => {
  const bindings = [binding('/code'), binding('/code/a', 'a')]
  expect(findBinding(bindings, '/code/a/src/deep', nowhere)?.name).toBe('a')
  expect(findBinding(bindings, '/code/b', nowhere)?.name).toBe('demo')
  expect(findBinding(bindings, '/elsewhere', nowhere)).toBeUndefined()
})

it('does not look beyond the root of the git work tree', () => {
  const bindings = [binding('/code'), binding('/code/repo', 'repo')]
  expect(findBinding(bindings, '/code/clone/src', (dir) => dir === '/code/clone')).toBeUndefined()
  expect(findBinding(bindings, '/code/repo/src', (dir) => dir === '/code/repo')?.name).toBe('repo')
})
