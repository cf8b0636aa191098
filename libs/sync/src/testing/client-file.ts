import type { Json, KeyArtifact } from '@ccm/contract'
import { keyId, toPointer } from '@ccm/formats'
import { keyArtifact } from './artifacts.ts'

/** An MCP server in the file Claude Code keeps in a home: one of the user or, with a project's real path, of that checkout. */
export function clientServer(name: string, value: Json, project?: string): KeyArtifact {
  const pointer = toPointer(...(project === undefined ? [] : ['projects', project]), 'mcpServers', name)
  return keyArtifact('.claude.json', pointer, value, {
    root: 'home',
    id: keyId('home', '.claude.json', pointer),
    runs: true,
    private: true,
  })
}
