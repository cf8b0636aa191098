import type { Api } from '@ccm/client'
import type { Platform } from '@ccm/contract'
import { changeConfig, type Config } from './config.ts'

/** What is asked of the computer the command runs on; asked only when it is needed. */
export interface Computer {
  /** CCM's own directory, `~/.ccm`. */
  home: string
  platform: Platform
  hostname(): string
  ccmVersion: string
  /** A hash of the operating system's id of this computer. */
  computerId(): string | undefined
  newId(): string
}

/** The config was made on another computer: dotfiles travel, and two machines under one id would overwrite each other's state. */
export function isCopied(config: Config, computer: Computer): boolean {
  const here = computer.computerId()
  return config.machineId !== undefined && config.computer !== undefined && here !== undefined && config.computer !== here
}

/** This machine's id. Made when there is none yet or when the config was copied; only then the config is written. */
export async function identify(config: Config, computer: Computer): Promise<string> {
  return ownId(config, computer) ?? changeConfig(computer.home, config, () => ownId(config, computer) ?? newId(config, computer))
}

/** This machine's id as the server may know it; none when the config came from another computer. */
export const ownId = (config: Config, computer: Computer): string | undefined => (isCopied(config, computer) ? undefined : config.machineId)

function newId(config: Config, computer: Computer): string {
  delete config.token
  delete config.toldName
  config.computer = computer.computerId()
  return (config.machineId = computer.newId())
}

/** Tells the server about this machine, each time what is known now. The first time it answers with a token, which is kept. */
export async function registerMachine(api: Api, config: Config, computer: Computer): Promise<string> {
  const machineId = await identify(config, computer)
  const { platform, ccmVersion } = computer
  const machine = await api.machines.register.mutate({ id: machineId, name: nameOf(config, computer), platform, ccmVersion })
  const wish = config.machineName
  if (wish !== undefined && wish !== config.toldName && wish !== machine.name) {
    await api.machines.update.mutate({ id: machineId, expectedRevision: machine.revision, name: wish })
  }
  const token = machine.token ?? config.token
  if (token !== config.token || wish !== config.toldName) {
    await changeConfig(computer.home, config, () => void Object.assign(config, { token, toldName: wish }))
  }
  return machineId
}

const nameOf = (config: Config, computer: Computer) => (config.machineName ?? computer.hostname()).trim().slice(0, 64) || 'machine'
