/** A command that Claude Code runs by itself before it sends a prompt. */
export interface Run {
  command: string
  /** Counted from 1. */
  line: number
}

/** The commands of a prompt: `` !`git status` ``, and the blocks that open with `` ```! ``. */
export function findRuns(text: string): Run[] {
  const runs: Run[] = []
  let fence: string | undefined
  let block: { start: number; lines: string[] } | undefined
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    const mark = /^[^\S\n]*(```+|~~~+)(!?)/.exec(line)
    if (fence !== undefined) {
      const closes = mark?.[1]?.startsWith(fence)
      if (block && closes) runs.push({ command: block.lines.join('\n'), line: block.start })
      else block?.lines.push(line)
      if (closes) fence = block = undefined
      if (block || closes) continue
    } else if (mark?.[1] !== undefined) {
      fence = mark[1]
      block = mark[2] === '!' ? { start: index + 1, lines: [] } : undefined
      continue
    }
    for (const [, command] of line.matchAll(/!`([^`]+)`/g)) if (command) runs.push({ command, line: index + 1 })
  }
  if (block) runs.push({ command: block.lines.join('\n'), line: block.start })
  return runs
}
