/** The rule of the contract for names of environment variables, spelled here so that no schema library is needed. */
export const isEnvName = (name: string): boolean => name.length <= 128 && /^[A-Za-z_][A-Za-z0-9_]*$/.test(name)
