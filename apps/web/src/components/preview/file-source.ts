import type { Component, FileContent } from '@ccm/contract'
import type { FileSource } from '@ccm/formats'
import { type Accessor, createMemo } from 'solid-js'
import { useQueries } from '../../query.ts'
import { useApi } from '../../api.tsx'
import { componentQueries } from '../queries.ts'

interface Files {
  source: FileSource
  /** Hashes whose content is still on its way. */
  waiting: ReadonlySet<string>
}

/** The contents of the supporting files that configs name. A file is asked for once: its hash says what it holds. */
export function createFileSource(configs: Accessor<Component['config'][]>): Accessor<Files> {
  const api = useApi()
  const hashes = createMemo(() => [...new Set(configs().flatMap(hashesOf))])
  const queries = useQueries(() => ({ queries: hashes().map((hash) => componentQueries.file(api, hash)) }))
  return createMemo(() => {
    const known = new Map<string, FileContent>()
    const waiting = new Set<string>()
    hashes().forEach((hash, index) => {
      const query = queries[index]
      if (query?.data !== undefined) known.set(hash, { ...query.data })
      else if (query?.isPending) waiting.add(hash)
    })
    return { source: known, waiting }
  })
}

function hashesOf({ files }: Component['config']): string[] {
  if (!Array.isArray(files)) return []
  return files.flatMap((file) =>
    typeof file === 'object' && file !== null && !Array.isArray(file) && typeof file.hash === 'string' && /^[0-9a-f]{64}$/.test(file.hash)
      ? [file.hash]
      : [],
  )
}
