const narrowModes: readonly string[] = ['default', 'manual', 'plan', 'dontAsk']

/** A mode in which Claude does more without asking than it does by default. */
export const widens = (mode: string | undefined) => mode !== undefined && !narrowModes.includes(mode)
