import type { Override } from '@ccm/contract'
import { dim, type Line } from '../output/styled.ts'

const words = { include: 'included', exclude: 'excluded', modify: 'modified' } as const

/** `excluded  mcp-server/memory`. */
export const overrideRow = ({ action, component: { type, name }, scope, patch }: Override): Line => [
  `  ${words[action]}`,
  `${type}/${name}`,
  dim(patch ? JSON.stringify(patch) : (scope ?? '')),
]
