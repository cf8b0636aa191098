import { z } from 'zod'
import { Id, IsoDate, page, PageInput } from './common.ts'

/** The name of an environment variable, as `${NAME}` refers to it. */
export const EnvVarName = z
  .string()
  .max(128)
  .regex(/^[A-Za-z_][A-Za-z0-9_]*$/, 'Use letters, digits and underscores, for example "API_KEY".')

/** The most bytes a value has, as UTF-8. */
export const MAX_ENV_VALUE_BYTES = 64 * 1024

const Value = z
  .string()
  .refine((value) => new TextEncoder().encode(value).length <= MAX_ENV_VALUE_BYTES, 'A value has at most 64 KB.')
  .refine((value) => !value.includes('\0'), 'Remove the NUL character.')

/** Where a value counts: everywhere, on one machine, in one project, or in one project on one machine. The nearest one wins. */
const where = { machineId: Id.optional(), projectId: Id.optional() }

/** A value for `${NAME}`. A sensitive one is sealed at rest and told to nobody who did not ask for it by name. */
export const EnvVar = z.object({
  id: Id,
  name: EnvVarName,
  machine: z.object({ id: Id, name: z.string() }).nullable(),
  project: z.object({ id: Id, name: z.string() }).nullable(),
  sensitive: z.boolean(),
  /** null when it is sensitive. */
  value: z.string().nullable(),
  createdAt: IsoDate,
  updatedAt: IsoDate,
})
export type EnvVar = z.infer<typeof EnvVar>
export const EnvVarPage = page(EnvVar)
export const ListEnvVars = PageInput.extend({
  search: z.string().trim().max(200).optional(),
  machine: Id.optional(),
  project: Id.optional(),
})

/** Sets a value, also over one that is there. */
export const SetEnvVar = z.strictObject({ name: EnvVarName, ...where, value: Value, sensitive: z.boolean().default(true) })
export type SetEnvVar = z.infer<typeof SetEnvVar>

export const EnvVarRef = z.strictObject({ id: Id })
/** A value told on purpose. */
export const RevealedEnvVar = z.object({ id: Id, name: EnvVarName, value: z.string() })
export type RevealedEnvVar = z.infer<typeof RevealedEnvVar>

/** Every value that counts for a machine and, if one is named, a project of it. Needs that machine's token. */
export const ResolveEnvVars = z.strictObject({ machineId: Id, projectId: Id.optional() })
export const ResolvedEnvVars = z.object({
  values: z.record(EnvVarName, z.object({ value: z.string(), sensitive: z.boolean() })),
  /** Names that components of the project refer to and that have no value. */
  missing: z.array(z.string()),
})
export type ResolvedEnvVars = z.infer<typeof ResolvedEnvVars>

/** All values of one place, as text of a dotenv file. */
export const ExportEnvVars = z.strictObject(where)
export const ExportedEnvVars = z.object({ text: z.string() })

/** Where names are used, and which of them have no value where they are needed. */
export const EnvVarUsage = z.object({
  items: z.array(
    z.object({
      name: z.string(),
      components: z.array(z.object({ id: Id, type: z.string(), name: z.string() })),
      /** Projects that use it and have no value for it. */
      missing: z.array(z.object({ id: Id, name: z.string(), machineName: z.string() })),
    }),
  ),
})
export type EnvVarUsage = z.infer<typeof EnvVarUsage>
