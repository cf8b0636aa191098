import { MAX_SKILL_BYTES, MAX_SKILL_FILE_BYTES, MAX_SKILL_FILES } from '@ccm/contract'
import { expect, it } from 'vitest'
import { checkPath } from './check-paths.ts'
import { planUpload } from './plan-upload.ts'

const file = (path: string, size = 10) => ({ path, size })
const pathsOf = (files: readonly { path: string }[]) => files.map(({ path }) => path)

it('takes files as they come', () => {
  expect(planUpload([file('scripts/a.sh'), file('b.md')], [file('c.md')])).toEqual({
    accepted: [file('scripts/a.sh'), file('b.md')],
    refused: [],
    leftOut: 0,
  })
})

it('takes the folder of a whole skill off its paths, and makes SKILL.md from the form', () => {
  const plan = planUpload([file('notes/SKILL.md'), file('notes/scripts/a.sh')], [])
  expect(pathsOf(plan.accepted)).toEqual(['scripts/a.sh'])
  expect(plan.refused).toEqual([{ path: 'SKILL.md', reason: expect.stringMatching(/made from the other fields/) }])
})

it('leaves out what systems and git leave behind', () => {
  const plan = planUpload([file('.DS_Store'), file('a/.git/HEAD'), file('a/.gitignore')], [])
  expect(pathsOf(plan.accepted)).toEqual(['a/.gitignore'])
  expect(plan.leftOut).toBe(2)
})

it('refuses what the contract refuses', () => {
  const plan = planUpload([file('../a'), file('/etc/passwd'), file('con.md'), file('x/SKILL.md'), file('a'), file('a/b')], [])
  expect(pathsOf(plan.refused)).toEqual(['../a', '/etc/passwd', 'con.md', 'a/b'])
})

it('says that two files cannot lie beside each other', () => {
  const plan = planUpload([file('readme.md')], [file('README.md')])
  expect(plan.refused).toEqual([{ path: 'readme.md', reason: '"readme.md" and "README.md" cannot lie beside each other.' }])
  expect(checkPath('scripts', ['scripts/a.sh'])).toMatch(/beside each other/)
})

it('puts a file in the place of one with its path, whose bytes count no more', () => {
  const plan = planUpload([file('a.bin', MAX_SKILL_FILE_BYTES)], [file('a.bin', MAX_SKILL_BYTES)])
  expect(pathsOf(plan.accepted)).toEqual(['a.bin'])
})

it('keeps to the limits of one file, of all, and of how many', () => {
  expect(planUpload([file('a', MAX_SKILL_FILE_BYTES + 1)], []).refused[0]?.reason).toMatch(/^It has 1 MB/)
  const large = Array.from({ length: 6 }, (_, index) => file(`f${index}`, MAX_SKILL_FILE_BYTES))
  expect(pathsOf(planUpload(large, []).refused)).toEqual(['f5'])
  const many = Array.from({ length: MAX_SKILL_FILES + 1 }, (_, index) => file(`f${index}`, 0))
  expect(planUpload(many, []).refused).toEqual([{ path: `f${MAX_SKILL_FILES}`, reason: 'A skill has at most 200 files.' }])
})
