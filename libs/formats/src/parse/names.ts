/** The longest name a component may have. */
const MAX_NAME = 64

/** A text as a kebab-case handle: `My Agent` is `my-agent`, `git/commit` is `git-commit`. */
export function toKebab(text: string, fallback: string): string {
  const kebab = text
    .replace(/([a-z0-9])(?=[A-Z])/g, '$1-')
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
  return trimHyphens(trimHyphens(kebab).slice(0, MAX_NAME)) || fallback
}

/** A name nobody has yet: itself, or with `-2`, `-3` and so on behind it. It is added to `taken`. */
export function uniqueName(name: string, taken: Set<string>): string {
  let unique = name
  for (let count = 2; taken.has(unique); count += 1) {
    const suffix = `-${count}`
    unique = `${trimHyphens(name.slice(0, MAX_NAME - suffix.length))}${suffix}`
  }
  taken.add(unique)
  return unique
}

const trimHyphens = (text: string) => text.replace(/^-+|-+$/g, '')
