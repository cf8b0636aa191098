/**
 * A process that changes what a first sync wrote, or repairs what another one left, and kills itself before or after one of its writing
 * operations. Arguments: project directory, CCM's directory, `sync` or `recover`, the operation counted from 1, `before` or `after`.
 */
import { recover } from '../node/recover.ts'
import { openTarget } from '../node/session.ts'
import { desiredOf } from './artifacts.ts'
import { watchedDisk } from './failing-disk.ts'
import { thirtyAfter } from './thirty-artifacts.ts'

const [project = '', home = '', what, at, when] = process.argv.slice(2)
let operations = 0
const disk = watchedDisk((count, _operation, run) => {
  operations = count
  if (count === Number(at) && when === 'before') process.kill(process.pid, 'SIGKILL')
  const result = run()
  if (count === Number(at)) process.kill(process.pid, 'SIGKILL')
  return result
})
const target = { home, targetId: 'target-one', roots: { project }, platform: 'linux' as const, disk }
if (what === 'recover') await recover(target)
else {
  const desired = desiredOf(...thirtyAfter())
  const session = openTarget(target)
  await session.apply(await session.plan(desired), desired, { skip: new Set() })
}
process.stdout.write(`done ${operations}\n`)
