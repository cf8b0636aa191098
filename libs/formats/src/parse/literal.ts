/**
 * Text of a file as a template that gives the same text back: what a template would fill in gets its backslash.
 * The other direction is `fillTemplate`.
 */
export const toTemplate = (text: string) => text.replace(/\\\{\{|\{\{[ \t]*[A-Za-z_][A-Za-z0-9_]*[ \t]*\}\}/g, '\\$&')
