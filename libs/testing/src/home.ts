import { mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface TemporaryHome {
  /** Real path of the home directory. */
  home: string
  /** Makes a directory below the home, and those above it, and returns its real path. */
  directory(...path: string[]): string
  remove(): void
}

/** An empty home directory of its own. */
export function temporaryHome(): TemporaryHome {
  const home = realpathSync(mkdtempSync(join(tmpdir(), 'ccm-home-')))
  return {
    home,
    directory: (...path) => {
      const made = join(home, ...path)
      mkdirSync(made, { recursive: true })
      return made
    },
    remove: () => rmSync(home, { recursive: true, force: true }),
  }
}
