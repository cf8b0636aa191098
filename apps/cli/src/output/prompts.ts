import { confirm, isCancel, password, select } from '@clack/prompts'
import { Interrupted } from '../errors.ts'
import { clean } from './clean.ts'
import type { Prompts } from './io.ts'

/** Questions at a terminal. They are drawn on stderr: stdout belongs to the answer. */
export const terminalPrompts: Prompts = {
  async confirm(question) {
    const answer = await confirm({ message: clean(question), initialValue: false, output: process.stderr })
    if (isCancel(answer)) throw stopped()
    return answer
  },
  async choose(question, choices) {
    const options = choices.map(({ value, label, hint }) => ({ value, label: clean(label), ...(hint && { hint: clean(hint) }) }))
    const answer = await select({ message: clean(question), options, output: process.stderr })
    if (isCancel(answer)) throw stopped()
    return answer
  },
  async secret(question) {
    const answer = await password({ message: clean(question), output: process.stderr })
    if (isCancel(answer)) throw stopped()
    return answer
  },
}

const stopped = () => new Interrupted('Stopped; nothing more was done.')
