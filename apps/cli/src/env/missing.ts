/** A name that components refer to, and the projects in which it has no value, as the server tells it. */
export interface Use {
  name: string
  missing: { id: string }[]
}

/** What a project refers to and the library has no value for, unless the environment here has one. */
export const missingIn = <T extends Use>(uses: readonly T[], projectId: string, env: Record<string, string | undefined>): T[] =>
  uses.filter(({ name, missing }) => env[name] === undefined && missing.some(({ id }) => id === projectId))
