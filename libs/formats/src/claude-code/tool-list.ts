import type { Json } from '@ccm/contract'

/** A tool, with a specifier that holds neither commas nor parentheses. */
const simple = /^[A-Za-z0-9_*.-]+(?:\([^(),]*\))?$/

/** The comma-separated string Claude Code documents, or a list where a tool like `Agent(x, y)` would not survive it. */
export const toolList = (tools: string[]): Json => (tools.every((tool) => simple.test(tool)) ? tools.join(', ') : tools)
