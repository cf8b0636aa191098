import type { Extension } from '@codemirror/state'
import type { Language } from '../tint.ts'

/** Each language is a file of its own: the grammars of Markdown bring HTML and scripts along. */
const loaders: Record<Language, () => Promise<Extension>> = {
  json: async () => (await import('@codemirror/lang-json')).json(),
  markdown: async () => {
    const [{ markdown }, { yamlFrontmatter }] = await Promise.all([import('@codemirror/lang-markdown'), import('@codemirror/lang-yaml')])
    return yamlFrontmatter({ content: markdown() })
  },
  yaml: async () => (await import('@codemirror/lang-yaml')).yaml(),
  shell: async () => (await import('./shell-language.ts')).shell,
  text: () => Promise.resolve([]),
}

export const loadLanguage = (language: Language): Promise<Extension> => loaders[language]()
