/** Text as it stands in a file of ours: LF line endings and no byte order mark. */
export const foldLines = (text: string) => text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n')

/** The same without blank lines around it. The first line keeps its indentation, which Markdown reads as code. */
export const trimBlankLines = (text: string) =>
  foldLines(text)
    .replace(/^(?:[^\S\n]*\n)+/, '')
    .trimEnd()
