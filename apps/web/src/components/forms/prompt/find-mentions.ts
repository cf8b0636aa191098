/** The files that a text names with `@`, each once; code spans and fenced blocks do not count, nor do addresses. */
export function findMentions(text: string): string[] {
  const found = new Set<string>()
  let fence: string | undefined
  for (const line of text.split(/\r?\n/)) {
    const mark = /^[^\S\n]*(```+|~~~+)/.exec(line)?.[1]
    if (fence !== undefined) {
      if (mark?.startsWith(fence)) fence = undefined
    } else if (mark !== undefined) fence = mark
    else {
      for (const [, path] of line.replace(/(`+)(?:(?!\1).)*\1/g, '').matchAll(/(?:^|[\s(])@((?:~\/|\.{0,2}\/)?[\w][\w./-]*)/g)) {
        const end = path?.replace(/[.,]+$/, '')
        if (end) found.add(end)
      }
    }
  }
  return [...found]
}
