import type { z } from 'zod'
import { entry, filled, flag, list, map, object, oneOf, port, text } from './setting-values.ts'

const denied = <S extends z.ZodRawShape>(shape: S) => list(entry({ ...shape, mode: oneOf('deny') }))

/** The `sandbox` object of a settings file. */
export const sandbox = object({
  enabled: flag,
  failIfUnavailable: flag,
  autoAllowBashIfSandboxed: flag,
  allowUnsandboxedCommands: flag,
  excludedCommands: list(text),
  ignoreViolations: map(list(text)),
  enableWeakerNestedSandbox: flag,
  enableWeakerNetworkIsolation: flag,
  enabledPlatforms: list(oneOf('macos', 'linux', 'wsl', 'windows')),
  filesystem: object({
    allowWrite: list(filled),
    denyWrite: list(filled),
    denyRead: list(filled),
    allowRead: list(filled),
    allowManagedReadPathsOnly: flag,
    disabled: flag,
  }),
  network: object({
    allowedDomains: list(filled),
    deniedDomains: list(filled),
    allowUnixSockets: list(text),
    allowAllUnixSockets: flag,
    allowLocalBinding: flag,
    allowMachLookup: list(filled),
    httpProxyPort: port,
    socksProxyPort: port,
    allowManagedDomainsOnly: flag,
    strictAllowlist: flag,
    tlsTerminate: object({ caCertPath: text, caKeyPath: text }),
  }),
  credentials: object({
    files: denied({ path: text }),
    envVars: denied({ name: text }),
    allowPlaintextInject: flag,
  }),
  allowAppleEvents: flag,
  ripgrep: entry({ command: filled, args: list(text).optional() }),
  bwrapPath: filled,
  socatPath: filled,
})

/** Scopes of single members of settings, by their path with dots; those not named here have the scope of their setting. */
export const nestedSettingScopes: Readonly<Record<string, 'user' | 'managed'>> = {
  'sandbox.allowAppleEvents': 'user',
  'sandbox.bwrapPath': 'managed',
  'sandbox.credentials.allowPlaintextInject': 'user',
  'sandbox.credentials.awsPairs': 'user',
  'sandbox.credentials.sigv4': 'user',
  'sandbox.filesystem.allowManagedReadPathsOnly': 'managed',
  'sandbox.filesystem.disabled': 'user',
  'sandbox.network.allowManagedDomainsOnly': 'managed',
  'sandbox.network.strictAllowlist': 'user',
  'sandbox.network.tlsTerminate': 'user',
  'sandbox.ripgrep': 'user',
  'sandbox.socatPath': 'managed',
}
