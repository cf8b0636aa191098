import { type Facts, PROTOCOL } from '@ccm/contract'
import { AppError } from '../errors.ts'

/** @throws AppError `bad-request` when the command line speaks another major version, with the line that helps */
export function checkProtocol({ protocol, ccmVersion }: Facts, version: string) {
  if (protocol === PROTOCOL) return
  const fix =
    protocol < PROTOCOL
      ? 'Upgrade the command line: in the clone that serves, run `git pull && npm install -g ./apps/cli`.'
      : 'Upgrade the server: in its clone, run `git pull && npm start`.'
  throw new AppError(
    'bad-request',
    `ccm ${ccmVersion} speaks protocol ${protocol} and server ${version} speaks ${PROTOCOL}, so nothing was synced. ${fix}`,
    { issues: [{ path: ['facts', 'protocol'], message: `This server speaks protocol ${PROTOCOL}.` }] },
  )
}
