import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

const launcher = resolve(import.meta.dirname, '../../cli/bin/ccm.mjs')

/** What a command said and how it ended. */
export interface Said {
  code: number | null
  out: string
  err: string
}

/** A computer with a home of its own and the built `ccm`. */
export interface Computer {
  home: string
  /** Makes a directory in the home. */
  directory(name: string): string
  /** Runs `ccm` to its end, as a script would: it never asks. */
  ccm(cwd: string, ...argv: string[]): Promise<Said>
}

export interface Computers {
  add(name: string): Computer
  remove(): void
}

/** Computers that know one server; their homes lie in one throwaway directory. */
export function computersOf(url: string): Computers {
  const base = realpathSync(mkdtempSync(join(tmpdir(), 'ccm-computers-')))
  return {
    add(name) {
      const home = join(base, name)
      mkdirSync(home)
      const env = { PATH: process.env.PATH, HOME: home, USERPROFILE: home, CCM_SERVER_URL: url, CI: 'true', NO_COLOR: '1' }
      return {
        home,
        directory(directory) {
          const path = join(home, directory)
          mkdirSync(path, { recursive: true })
          return path
        },
        ccm: (cwd, ...argv) =>
          new Promise((done) => {
            const child = execFile(process.execPath, [launcher, ...argv], { cwd, env }, (_error, out, err) =>
              done({ code: child.exitCode, out, err }),
            )
          }),
      }
    },
    remove: () => rmSync(base, { recursive: true, force: true }),
  }
}
