/** What a skill or a command may write in its text. */
export const callSyntax: readonly (readonly [string, string])[] = [
  ['$ARGUMENTS', 'All that is typed behind its name. Without it, that is added at the end'],
  ['$0, $1', 'The first word typed behind it, the second'],
  ['$issue', 'The one that Arguments calls issue'],
  ['!`git status`', 'A command that runs before Claude reads the text; what it prints stands there'],
  ['@docs/style.md', 'A file, brought in whole'],
  ['${CLAUDE_PROJECT_DIR}', "The project's directory"],
  ['{{name}}', 'A variable of the profile, the machine or the project, filled in when the file is written'],
  ['\\$1, \\{{', 'The characters themselves'],
]
