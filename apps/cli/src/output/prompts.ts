import { confirm, isCancel, password, select } from '@clack/prompts'
import { Interrupted } from '../errors.ts'
import { cleanLine } from './clean.ts'
import type { Prompts } from './io.ts'

/** Questions at a terminal. They are drawn on stderr: stdout belongs to the answer. */
export const terminalPrompts: Prompts = {
  async confirm(question) {
    const answer = await confirm({ message: cleanLine(question), initialValue: false, output: process.stderr })
    if (isCancel(answer)) throw stopped()
    return answer
  },
  async choose(question, choices) {
    const options = choices.map(({ value, label, hint }) => ({ value, label: cleanLine(label), ...(hint && { hint: cleanLine(hint) }) }))
    const answer = await select({ message: cleanLine(question), options, output: process.stderr })
    if (isCancel(answer)) throw stopped()
    return answer
  },
  async secret(question) {
    const answer = await password({ message: cleanLine(question), output: process.stderr })
    if (isCancel(answer)) throw stopped()
    return answer
  },
}

const stopped = () => new Interrupted('Stopped; nothing more was done.')
