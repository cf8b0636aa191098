/**
 * A process that makes a first sync of 300 artifacts of every kind, to be killed while it does. Arguments: project directory, CCM's
 * directory, and optionally the number of disk operations after which it kills itself.
 */
import { nodeDisk } from '../node/disk.ts'
import { openTarget } from '../node/session.ts'
import { desiredOf } from './artifacts.ts'
import { disturbedDisk } from './disturbed-disk.ts'
import { manyArtifacts } from './many-artifacts.ts'

const [project = '', home = '', limit] = process.argv.slice(2)
let operations = 0
const disk =
  limit === undefined
    ? nodeDisk
    : disturbedDisk(() => {
        operations += 1
        if (operations === Number(limit)) process.kill(process.pid, 'SIGKILL')
      })
const desired = desiredOf(...manyArtifacts())
const session = openTarget({ home, targetId: 'target-one', roots: { project }, platform: 'linux', disk })
process.stdout.write('started\n')
await session.apply(await session.plan(desired), desired, { skip: new Set() })
process.stdout.write(`done ${operations}\n`)
