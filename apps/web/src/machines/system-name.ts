import type { Platform } from '@ccm/contract'

/** What people call the system that Node names. */
export const systemName: Record<Platform, string> = {
  aix: 'AIX',
  android: 'Android',
  darwin: 'macOS',
  freebsd: 'FreeBSD',
  haiku: 'Haiku',
  linux: 'Linux',
  openbsd: 'OpenBSD',
  sunos: 'SunOS',
  win32: 'Windows',
  cygwin: 'Cygwin',
  netbsd: 'NetBSD',
}
