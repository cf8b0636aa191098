const LONGEST = 64

/** A text with something behind it, cut so that the whole fits. */
export const suffixed = (text: string, suffix: string, longest: number): string =>
  `${text.slice(0, longest - suffix.length).replace(/[-._ /]+$/, '')}${suffix}`

/** The first free of `name-copy`, `name-copy-2`, `name-copy-3`, … */
export async function duplicateName(name: string, taken: (candidate: string) => Promise<boolean>): Promise<string> {
  let candidate = suffixed(name, '-copy', LONGEST)
  for (let count = 2; await taken(candidate); count += 1) candidate = suffixed(name, `-copy-${count}`, LONGEST)
  return candidate
}
