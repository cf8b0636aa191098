import { spawnSync } from 'node:child_process'
import { resolve } from 'node:path'
import { ESLint } from 'eslint'
import { describe, expect, it, vi } from 'vitest'

// The compiler reads whole projects, and the computer may be busy with others.
vi.setConfig({ testTimeout: 60_000 })

const root = resolve(import.meta.dirname, '../../../..')

/** What lint says of an import when it stands in a file of the given project. */
async function lintImport(project: string, statement: string) {
  const eslint = new ESLint({ cwd: root })
  const [result] = await eslint.lintText(`${statement}\n`, { filePath: resolve(root, project, 'src/main.ts') })
  return (result?.messages ?? []).filter(({ ruleId }) => ruleId === '@nx/enforce-module-boundaries').map(({ message }) => message)
}

describe('a wrong dependency arrow fails lint', () => {
  it.each([
    ['the web app reaching for the database', 'apps/web', `import { openDatabase } from '@ccm/db'\nopenDatabase`],
    ['the web app reaching for the sync engine', 'apps/web', `import { decide } from '@ccm/sync'\ndecide`],
    ['the command line reaching for the server', 'apps/cli', `import { appRouter } from '@ccm/server'\nappRouter`],
    ['formats reaching for the sync engine', 'libs/formats', `import { decide } from '@ccm/sync'\ndecide`],
    ['the contract reaching for formats', 'libs/contract', `import { renderTarget } from '@ccm/formats'\nrenderTarget`],
    ['the server reaching for the sync engine', 'libs/server', `import { decide } from '@ccm/sync'\ndecide`],
  ])('%s', async (_name, project, statement) => {
    expect(await lintImport(project, statement)).not.toEqual([])
  })

  it.each([
    ['the web app using formats', 'apps/web', `import { composeFiles } from '@ccm/formats'\ncomposeFiles`],
    ['the command line using the sync engine', 'apps/cli', `import { decide } from '@ccm/sync'\ndecide`],
    ['the client using the type of the router', 'libs/client', `import type { AppRouter } from '@ccm/server'\nexport type R = AppRouter`],
  ])('but not %s', async (_name, project, statement) => {
    expect(await lintImport(project, statement)).toEqual([])
  })
})

describe('the programs of clients', () => {
  it.each(['apps/web', 'apps/cli', 'libs/client'])('%s type-checks without a source file of the server or the database', (project) => {
    const tsc = resolve(root, 'node_modules/typescript/bin/tsc')
    const { stdout } = spawnSync(process.execPath, [tsc, '-p', resolve(root, project, 'tsconfig.json'), '--listFilesOnly'], {
      encoding: 'utf8',
    })
    const files = stdout.split('\n').map((file) => file.replaceAll('\\', '/'))
    expect(files.some((file) => file.includes('/libs/contract/src/'))).toBe(true)
    expect(files.filter((file) => /\/libs\/(?:server|db)\/src\//.test(file))).toEqual([])
  })
})
