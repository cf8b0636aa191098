import {
  createSealer,
  type Derivation,
  deriveKey,
  newDataKey,
  newDerivation,
  SealError,
  type Sealer,
  unwrapKey,
  wrapKey,
} from '@ccm/crypto'
import { type Database, isUniqueViolation, type Log } from '@ccm/db'
import { KeyError } from './key-error.ts'
import { makeKeyFile, readKeyFile } from './key-file.ts'
import { DATA_KEY, readStoredKey, type StoredKey } from './stored-key.ts'

export interface KeyOptions {
  db: Database
  log: Log
  /** `CCM_ENCRYPTION_KEY`; empty counts as not set. */
  variable: string | undefined
  /** Absolute path of the key file, which is made when it is needed and missing. */
  file: string
  /** How a new key is made from what opens it; left out, at the real cost. */
  derivation?: () => Derivation
}

export interface Keys {
  sealer: Sealer
  /** Where the key comes from. */
  from: StoredKey['from']
}

/**
 * Opens the data key of a migrated database, with the variable or else with the key file. The first time it is made, and so is the file when
 * no variable is set.
 *
 * @throws KeyError when the key is missing or is not the one the data was sealed with; nothing was changed then
 */
export async function openKeys(options: KeyOptions): Promise<Keys> {
  const stored = readStoredKey(options.db.read) ?? (await storeNewKey(options))
  const given = options.variable || readKeyFile(options.file)
  if (!given) throw missing(stored, options.file)
  return { sealer: createSealer(await unwrap(stored, given, options)), from: options.variable ? 'environment' : 'file' }
}

async function unwrap({ wrapped, derivation, from }: StoredKey, given: string, { variable, file }: KeyOptions): Promise<Buffer> {
  try {
    return unwrapKey(wrapped, await deriveKey(given, derivation))
  } catch (cause) {
    if (!(cause instanceof SealError)) throw cause
    throw new KeyError(`The server did not start: ${variable ? wrongVariable(from, file) : wrongFile(from, file)}`, { cause })
  }
}

/** The file is whole on the disk before anything is sealed with what is in it. */
async function storeNewKey({ db, log, variable, file, derivation: newly = newDerivation }: KeyOptions): Promise<StoredKey> {
  const key = variable || (readKeyFile(file) ?? made(file, log))
  const derivation = newly()
  const wrapped = wrapKey(newDataKey(), await deriveKey(key, derivation))
  const stored: StoredKey = { from: variable ? 'environment' : 'file', derivation, wrapped }
  try {
    await db.prisma.setting.create({ data: { key: DATA_KEY, value: JSON.stringify(stored) } })
    return stored
  } catch (error) {
    // Another process was first; its key counts.
    const theirs = isUniqueViolation(error) ? readStoredKey(db.read) : undefined
    if (!theirs) throw error
    return theirs
  }
}

function made(file: string, log: Log): string {
  const key = makeKeyFile(file)
  log.info(`Made the key ${file}, which opens the secrets of this library. Keep a copy of it apart from the database.`)
  return key
}

const missing = ({ from }: StoredKey, file: string) =>
  new KeyError(
    from === 'file'
      ? `The server did not start: ${file} is missing, and without it the secrets of this library cannot be opened. Put it back from a copy.`
      : 'The server did not start: CCM_ENCRYPTION_KEY is not set, and the secrets of this library were sealed with it. Set it as it was.',
  )

const wrongVariable = (from: StoredKey['from'], file: string) =>
  from === 'file'
    ? `CCM_ENCRYPTION_KEY is set, but the secrets of this library were sealed with the key in ${file}. Start without the variable, or set it to what is in that file.`
    : 'CCM_ENCRYPTION_KEY is not the key the secrets of this library were sealed with. Set it as it was.'

const wrongFile = (from: StoredKey['from'], file: string) =>
  from === 'file'
    ? `the key in ${file} is not the one the secrets of this library were sealed with. Put the right file back from a copy.`
    : `the secrets of this library were sealed with CCM_ENCRYPTION_KEY, which is not set, and the key in ${file} is another one. Set the variable as it was.`
