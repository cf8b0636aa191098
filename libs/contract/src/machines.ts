import { z } from 'zod'
import { ExpectedRevision, Id, IsoDate, Line, page, PageInput } from './common.ts'

/** `process.platform` of the machine. */
export const Platform = z.enum(['aix', 'android', 'darwin', 'freebsd', 'haiku', 'linux', 'openbsd', 'sunos', 'win32', 'cygwin', 'netbsd'])
export type Platform = z.infer<typeof Platform>

const MachineName = Line.pipe(z.string().min(1).max(64))

/** A computer with `ccm`. Its id is made by its command line; names need not be unique. */
export const Machine = z.object({
  id: Id,
  name: z.string(),
  /** The name, with " (2)" and so on behind it where several machines share it. */
  displayName: z.string(),
  platform: Platform,
  ccmVersion: z.string().nullable(),
  projects: z.int(),
  revision: z.int(),
  createdAt: IsoDate,
  lastSeenAt: IsoDate,
})
export type Machine = z.infer<typeof Machine>
export const MachinePage = page(Machine)
export const ListMachines = PageInput.extend({ search: z.string().trim().max(200).optional() })

/** Sent by a command line that meets the server for the first time; sent again, it updates what it says. */
export const RegisterMachine = z.strictObject({
  id: Id,
  name: MachineName,
  platform: Platform,
  ccmVersion: z.string().max(32).optional(),
})
export type RegisterMachine = z.infer<typeof RegisterMachine>
/** `token` proves later calls of this machine; it is given once, at the first registration. */
export const RegisteredMachine = Machine.extend({ token: z.string().nullable() })
export type RegisteredMachine = z.infer<typeof RegisteredMachine>

export const UpdateMachine = z.strictObject({ id: Id, expectedRevision: ExpectedRevision, name: MachineName.optional() })
export const RemoveMachine = z.strictObject({ id: Id, force: z.boolean().default(false) })
export const GetById = z.strictObject({ id: Id })
