import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { testDatabase } from '@ccm/testing'
import { type Row, renderRows } from './report.ts'
import { browserRows } from './rows/browser.ts'
import { commandLineRows } from './rows/command-line.ts'
import { sealingRows } from './rows/sealing.ts'
import { desiredRows, listRows } from './rows/server.ts'
import { webRows } from './rows/web.ts'

/** Rounds of each command-line figure; `npm run bench -- 60` for a quieter median. */
const rounds = Number(process.argv[2] ?? 30)
const dir = mkdtempSync(join(tmpdir(), 'ccm-bench-'))

try {
  const empty = await testDatabase()
  await empty.db.prisma.setting.count()
  await empty.db.close()
  copyFileSync(empty.file, join(dir, 'command-line.db'))
  const rows: Row[] = [
    ...(await commandLineRows(dir, rounds)),
    ...(await desiredRows(40)),
    ...(await sealingRows(20)),
    ...(await listRows(dir, 200)),
    ...webRows(),
    ...(await browserRows(5)),
  ]
  console.log(renderRows(rows))
  const over = rows.filter(({ held }) => !held).length
  console.log(over === 0 ? '\nEvery budget is held.' : `\n${over} of ${rows.length} budgets are not held.`)
} finally {
  rmSync(dir, { recursive: true, force: true })
}
