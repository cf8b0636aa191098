/**
 * The key of a project in `projects` of `.claude.json`: the real path of the root of its git work tree, with forward slashes on Windows too
 * (reference `claude-formats.md` §15; Claude Code looks up no other spelling).
 */
export const projectKey = (path: string): string => (isWindowsPath(path) ? path.replaceAll('\\', '/') : path)

/** Elsewhere a backslash is a character like any other. */
const isWindowsPath = (path: string) => /^(?:[A-Za-z]:[\\/]|\\\\)/.test(path)
