/** One line of a file tree, as it is shown. */
export interface TreeLine {
  /** The whole path, from the tree's top. */
  path: string
  name: string
  /** 0 at the top. */
  depth: number
  folder: boolean
}

/** Lays paths out as a tree, depth first: files before folders, each by name. What lies in a folded folder is left out. */
export function layOutTree(paths: readonly string[], folded: ReadonlySet<string>): TreeLine[] {
  return linesUnder('', [...new Set(paths)].sort(), 0, folded)
}

function linesUnder(parent: string, paths: string[], depth: number, folded: ReadonlySet<string>): TreeLine[] {
  const files: TreeLine[] = []
  const folders = new Map<string, string[]>()
  for (const path of paths) {
    const rest = path.slice(parent.length)
    const slash = rest.indexOf('/')
    if (slash < 0) files.push({ path, name: rest, depth, folder: false })
    else {
      const folder = parent + rest.slice(0, slash + 1)
      folders.set(folder, [...(folders.get(folder) ?? []), path])
    }
  }
  const below = [...folders].flatMap(([folder, inside]) => [
    { path: folder, name: folder.slice(parent.length, -1), depth, folder: true },
    ...(folded.has(folder) ? [] : linesUnder(folder, inside, depth + 1, folded)),
  ])
  return [...files, ...below]
}

/** The line to focus for a key in a tree, or how a folder changes. Follows the ARIA tree pattern. */
export function treeMove(key: string, lines: TreeLine[], at: number, folded: ReadonlySet<string>): { focus?: number; toggle?: string } {
  const line = lines[at]
  if (!line) return {}
  const open = line.folder && !folded.has(line.path)
  switch (key) {
    case 'ArrowDown':
      return { focus: Math.min(lines.length - 1, at + 1) }
    case 'ArrowUp':
      return { focus: Math.max(0, at - 1) }
    case 'Home':
      return { focus: 0 }
    case 'End':
      return { focus: lines.length - 1 }
    case 'ArrowRight':
      if (!line.folder) return {}
      return open ? { focus: Math.min(lines.length - 1, at + 1) } : { toggle: line.path }
    case 'ArrowLeft':
      if (open) return { toggle: line.path }
      return { focus: parentOf(lines, at) }
    default:
      return {}
  }
}

/** The next line whose name begins with what is typed, from the one at `at` on and around; a second letter stays where the first led. */
export function treeFind(text: string, lines: TreeLine[], at: number): number | undefined {
  const wanted = text.toLowerCase()
  const first = wanted.length > 1 ? at : at + 1
  const order = lines.map((_, index) => (first + index) % lines.length)
  return order.find((index) => lines[index]?.name.toLowerCase().startsWith(wanted))
}

function parentOf(lines: TreeLine[], at: number): number {
  const depth = lines[at]?.depth ?? 0
  const parent = lines.slice(0, at).findLastIndex((line) => line.depth < depth)
  return parent < 0 ? at : parent
}
