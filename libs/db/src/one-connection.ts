import type { SqlDriverAdapter, SqlDriverAdapterFactory, Transaction } from '@prisma/driver-adapter-utils'

/**
 * Keeps everything outside a transaction out of it. The SQLite adapter has one connection, so a query sent while some
 * other request's transaction is open would see rows that may be rolled back, and a write would be rolled back with it.
 */
export function oneAtATime(factory: SqlDriverAdapterFactory): SqlDriverAdapterFactory {
  return {
    provider: factory.provider,
    adapterName: factory.adapterName,
    connect: async () => {
      const connection = await factory.connect()
      // What is removed or written over is overwritten with zeros, so that it is in no free page afterwards.
      await connection.executeScript('PRAGMA secure_delete = ON')
      return guard(connection)
    },
  }
}

function guard(adapter: SqlDriverAdapter): SqlDriverAdapter {
  /** Settles when the transaction that is open now ends; undefined while none is. */
  let open: Promise<void> | undefined

  const idle = async () => {
    while (open) await open
  }

  return {
    provider: adapter.provider,
    adapterName: adapter.adapterName,
    queryRaw: async (query) => {
      await idle()
      return adapter.queryRaw(query)
    },
    executeRaw: async (query) => {
      await idle()
      return adapter.executeRaw(query)
    },
    executeScript: async (script) => {
      await idle()
      return adapter.executeScript(script)
    },
    startTransaction: async (isolationLevel) => {
      await idle()
      let settle = () => {}
      open = new Promise((resolve) => (settle = resolve))
      const end = () => {
        open = undefined
        settle()
      }
      try {
        return endingWith(await adapter.startTransaction(isolationLevel), end)
      } catch (error) {
        end()
        throw error
      }
    },
    dispose: () => adapter.dispose(),
  }
}

function endingWith(transaction: Transaction, end: () => void): Transaction {
  return {
    provider: transaction.provider,
    adapterName: transaction.adapterName,
    options: transaction.options,
    queryRaw: (query) => transaction.queryRaw(query),
    executeRaw: (query) => transaction.executeRaw(query),
    commit: () => transaction.commit().finally(end),
    rollback: () => transaction.rollback().finally(end),
    createSavepoint: async (name) => transaction.createSavepoint?.(name),
    rollbackToSavepoint: async (name) => transaction.rollbackToSavepoint?.(name),
    releaseSavepoint: async (name) => transaction.releaseSavepoint?.(name),
  }
}
