/** A file somebody picked or dropped, and where it is to lie. */
export interface Picked {
  path: string
  size: number
  file: File
}

/** The files of a file input. Those of a folder carry their path. */
export const fromInput = (files: FileList | null): Picked[] =>
  [...(files ?? [])].map((file) => ({ path: file.webkitRelativePath || file.name, size: file.size, file }))

/** What was dropped, folders included. The items are read at once: they are gone when the event is. */
export async function fromDrop({ items, files }: DataTransfer): Promise<Picked[]> {
  const entries = [...items].flatMap((item) => item.webkitGetAsEntry() ?? [])
  if (entries.length === 0) return fromInput(files)
  const found = await Promise.all(entries.map((entry) => filesIn(entry)))
  return found.flat()
}

async function filesIn(entry: FileSystemEntry): Promise<Picked[]> {
  if (isFile(entry)) {
    const file = await new Promise<File>((resolve, reject) => entry.file(resolve, reject))
    return [{ path: entry.fullPath.replace(/^\//, ''), size: file.size, file }]
  }
  if (!isFolder(entry)) return []
  const inside = await childrenOf(entry.createReader())
  const found = await Promise.all(inside.map((child) => filesIn(child)))
  return found.flat()
}

/** A reader gives some entries at a time, and none at the end. */
async function childrenOf(reader: FileSystemDirectoryReader): Promise<FileSystemEntry[]> {
  const all: FileSystemEntry[] = []
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject))
    if (some.length === 0) return all
    all.push(...some)
  }
}

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile
const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory
