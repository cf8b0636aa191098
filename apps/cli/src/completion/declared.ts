import type { CAC } from 'cac'
import type { Declared, Flag } from './candidates.ts'

/** Commands and flags as they are declared, for completing. */
export const declaredIn = ({ commands, globalCommand }: CAC): Declared => ({
  commands: commands.map(({ name, description, options }) => ({ name, about: description, flags: options.map(toFlag) })),
  flags: globalCommand.options.map(toFlag),
})

const toFlag = ({ rawName, description, required }: { rawName: string; description: string; required?: boolean }): Flag => ({
  word: /--[a-z-]+/.exec(rawName)?.[0] ?? rawName,
  about: description,
  takesValue: required === true,
})
