import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'

/**
 * A hash of the operating system's own id of this computer. Undefined where there is none (many containers) or it cannot be read;
 * then a copied config cannot be told from an original.
 */
export function computerId(platform: NodeJS.Platform): string | undefined {
  const id = sources[platform]?.().trim()
  return id ? createHash('sha256').update(`ccm computer ${id}`).digest('hex') : undefined
}

const sources: Partial<Record<NodeJS.Platform, () => string>> = {
  linux: () => read('/etc/machine-id') || read('/var/lib/dbus/machine-id'),
  darwin: () => /"IOPlatformUUID" = "([^"]+)"/.exec(ask('ioreg', ['-rd1', '-c', 'IOPlatformExpertDevice']))?.[1] ?? '',
  win32: () => /REG_SZ\s+(\S+)/.exec(ask('reg', ['query', 'HKLM\\SOFTWARE\\Microsoft\\Cryptography', '/v', 'MachineGuid']))?.[1] ?? '',
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}

function ask(command: string, args: string[]): string {
  try {
    return execFileSync(command, args, { encoding: 'utf8', timeout: 2000, stdio: ['ignore', 'pipe', 'ignore'] })
  } catch {
    return ''
  }
}
