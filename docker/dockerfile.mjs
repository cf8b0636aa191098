// Reads a Dockerfile as far as the simulation needs it: the instructions of its last stage.
import { readFileSync } from 'node:fs'

/**
 * @param {string} file
 * @returns {{ copies: { from: string | undefined, sources: string[], to: string }[], env: Record<string, string>, workdir: string, user: string, volume: string, command: string[], health: string[] }}
 */
export function readLastStage(file) {
  const instructions = readInstructions(readFileSync(file, 'utf8'))
  const stage = instructions.slice(instructions.findLastIndex(({ name }) => name === 'FROM'))
  const all = (name) => stage.filter((instruction) => instruction.name === name).map(({ rest }) => rest)
  const one = (name) => all(name).at(-1) ?? ''
  return {
    copies: all('COPY').map(readCopy),
    env: Object.assign({}, ...all('ENV').map(readPairs)),
    workdir: one('WORKDIR'),
    user: one('USER'),
    volume: one('VOLUME'),
    command: JSON.parse(one('CMD')),
    health: JSON.parse(one('HEALTHCHECK').replace(/^.*?\bCMD\s+/, '')),
  }
}

function readInstructions(text) {
  const lines = text.split('\n').filter((line) => !/^\s*#/.test(line) && line.trim() !== '')
  return lines
    .join('\n')
    .replace(/\\\n\s*/g, '')
    .split('\n')
    .map((line) => {
      const [, name = '', rest = ''] = /^\s*(\S+)\s+(.*)$/.exec(line) ?? []
      return { name: name.toUpperCase(), rest }
    })
}

function readCopy(rest) {
  const words = rest.split(/\s+/)
  const from = words[0]?.startsWith('--from=') ? words.shift().slice('--from='.length) : undefined
  return { from, sources: words.slice(0, -1), to: words.at(-1) }
}

const readPairs = (rest) => Object.fromEntries([...rest.matchAll(/(\w+)=(\S+)/g)].map(([, name, value]) => [name, value]))
