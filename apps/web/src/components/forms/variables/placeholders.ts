/** The names that `{{name}}` asks for in a text, each once, in the order they stand there; `\{{` is a literal brace. */
export function placeholdersIn(text: string): string[] {
  const names = [...text.matchAll(/\\\{\{|\{\{[ \t]*([A-Za-z_][A-Za-z0-9_]*)[ \t]*\}\}/g)].flatMap(([, name]) => (name ? [name] : []))
  return [...new Set(names)]
}

/** Values that every project brings along. */
export const projectFacts: Readonly<Record<string, string>> = {
  projectName: "the project's name",
  projectDescription: "the project's description",
}
