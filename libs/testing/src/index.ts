/**
 * Real parts for tests: a database in a file, a home directory, valid components.
 *
 * @packageDocumentation
 */
export { aComponent, type AnyNewComponent, nested, type NewComponent, oneOfEach } from './components.ts'
export { migrationsDir, testDatabase, type TestDatabase } from './database.ts'
export { temporaryHome, type TemporaryHome } from './home.ts'
export { recordingLog, silentLog } from './log.ts'
