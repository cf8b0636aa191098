import { randomUUID } from 'node:crypto'
import { homedir, hostname } from 'node:os'
import { holdInterrupts } from './hold-interrupts.ts'
import { outliveReaders } from './outlive-readers.ts'
import { run } from './run.ts'
import { computerId } from './settings/computer-id.ts'

const { argv, env, platform, stdin, stdout, stderr } = process
const prompts = async () => (await import('./output/prompts.ts')).terminalPrompts
const colorful = (stream: { isTTY?: boolean }) => stream.isTTY === true && !env.NO_COLOR && env.TERM !== 'dumb'
const interrupts = holdInterrupts(process)
outliveReaders([stdout, stderr])

process.exitCode = await run(
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
      return interrupts.left(() => runChild(program, process, stdin.isTTY === true))
    },
  },
  {
    stdout: (text) => stdout.write(text),
    stderr: (text) => stderr.write(text),
    isTerminal: stdin.isTTY === true && stderr.isTTY === true,
    outIsTerminal: stdout.isTTY === true,
    input: async () => (stdin.isTTY === true ? undefined : (await import('node:stream/consumers')).text(stdin)),
    color: { out: colorful(stdout), err: colorful(stderr) },
    confirm: async (question) => (await prompts()).confirm(question),
    choose: async (question, choices) => (await prompts()).choose(question, choices),
    secret: async (question) => (await prompts()).secret(question),
    uninterrupted: interrupts.uninterrupted,
  },
)
