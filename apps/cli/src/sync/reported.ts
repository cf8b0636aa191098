import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { SyncReport } from '@ccm/contract'
import { readPrivateJson, writePrivateJson } from '../settings/private-file.ts'

const fileOf = (home: string, targetId: string) => join(home, 'reports', `${targetId}.json`)

/** The server knows how the last run ended. False after a run that was killed or failed, or whose report could not be sent. */
export const wasReported = (home: string, targetId: string): boolean => existsSync(fileOf(home, targetId))

/** What the server was told last; undefined when it was told nothing, or something went wrong since. */
export const lastSaid = (home: string, targetId: string): unknown => readPrivateJson(fileOf(home, targetId))?.said

/** To be called before anything is written. */
export const forgetReport = (home: string, targetId: string): void => rmSync(fileOf(home, targetId), { force: true })

export const keepReport = (home: string, report: SyncReport): void =>
  writePrivateJson(fileOf(home, report.targetId), { said: gistOf(report) })

/**
 * What makes a report news. The counts are none: they say how the state was reached. Nor are the texts, which the hashes stand for; that
 * they are told along is said, because a server was once told without them.
 */
export const gistOf = ({ revision, exceptions }: SyncReport): string =>
  JSON.stringify([revision, exceptions, ...(exceptions.length > 0 ? ['with texts'] : [])])
