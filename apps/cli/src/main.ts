import { randomUUID } from 'node:crypto'
import { homedir, hostname } from 'node:os'
import { isatty } from 'node:tty'
import { holdInterrupts } from './hold-interrupts.ts'
import { outliveReaders } from './outlive-readers.ts'
import { run } from './run.ts'
import { computerId } from './settings/computer-id.ts'

const { argv, env, platform } = process
const [inIsTerminal, outIsTerminal, errIsTerminal] = [isatty(0), isatty(1), isatty(2)]
const prompts = async () => (await import('./output/prompts.ts')).terminalPrompts
const colorful = (isTerminal: boolean) => isTerminal && !env.NO_COLOR && env.TERM !== 'dumb'
const interrupts = holdInterrupts(process)

/** Writes to one of the process's streams, which Node makes when it is first asked for: that takes longer than many a command. */
function writerTo(name: 'stdout' | 'stderr') {
  let stream: NodeJS.WriteStream | undefined
  return (text: string) => {
    if (!stream) outliveReaders([(stream = process[name])])
    stream.write(text)
  }
}

void run(
  argv.slice(2),
  {
    env,
    cwd: process.cwd(),
    userHome: homedir(),
    platform,
    hostname,
    computerId: () => computerId(platform),
    newId: randomUUID,
    async runProgram(program) {
      const { runChild } = await import('./exec/run-child.ts')
      return interrupts.left(() => runChild(program, process, inIsTerminal))
    },
  },
  {
    stdout: writerTo('stdout'),
    stderr: writerTo('stderr'),
    isTerminal: inIsTerminal && errIsTerminal,
    outIsTerminal,
    input: async () => (inIsTerminal ? undefined : (await import('node:stream/consumers')).text(process.stdin)),
    color: { out: colorful(outIsTerminal), err: colorful(errIsTerminal) },
    confirm: async (question) => (await prompts()).confirm(question),
    choose: async (question, choices) => (await prompts()).choose(question, choices),
    secret: async (question) => (await prompts()).secret(question),
    uninterrupted: interrupts.uninterrupted,
  },
).then((exitCode) => {
  process.exitCode = exitCode
})
