import { type Filled, type Words } from './filled.ts'
import { test } from './test.ts'

/** A test that looks at a filled server, which it has together with others: it opens, chooses and types, but never saves. */
export const lookingAt = (words: Words) =>
  test.extend<{ filled: Filled }>({
    filled: async ({ room }, use) => use((await room(words)).filled),
    baseURL: async ({ room }, use) => use((await room(words)).url),
  })
