/** The actions a key can be bound to, by what they act on. The published schema of keybindings names them. */
const groups: Record<string, readonly string[]> = {
  app: [
    'interrupt',
    'exit',
    'redraw',
    'toggleTodos',
    'toggleTranscript',
    'toggleBrief',
    'openArtifact',
    'diffFileListUp',
    'diffFileListDown',
  ],
  history: ['search', 'previous', 'next'],
  chat: [
    'cancel',
    'clearInput',
    'clearScreen',
    'killAgents',
    'cycleMode',
    'modelPicker',
    'fastMode',
    'thinkingToggle',
    'workflowKeywordToggle',
    'submit',
    'newline',
    'undo',
    'externalEditor',
    'stash',
    'imagePaste',
  ],
  autocomplete: ['accept', 'dismiss', 'previous', 'next'],
  confirm: ['yes', 'no', 'previous', 'next', 'nextField', 'previousField', 'toggle', 'cycleMode', 'toggleExplanation'],
  tabs: ['next', 'previous'],
  transcript: ['toggleShowAll', 'exit'],
  historySearch: ['next', 'accept', 'cancel', 'execute', 'cycleScope'],
  task: ['background'],
  theme: ['toggleSyntaxHighlighting', 'editCustom'],
  help: ['dismiss'],
  attachments: ['next', 'previous', 'remove', 'exit'],
  footer: ['next', 'previous', 'up', 'down', 'openSelected', 'clearSelection', 'close', 'dismiss'],
  messageSelector: ['up', 'down', 'top', 'bottom', 'select'],
  diff: ['dismiss', 'previousSource', 'nextSource', 'back', 'viewDetails', 'previousFile', 'nextFile'],
  modelPicker: ['decreaseEffort', 'increaseEffort', 'thisSessionOnly'],
  select: ['next', 'previous', 'accept', 'cancel', 'pageUp', 'pageDown', 'first', 'last'],
  plugin: ['toggle', 'install', 'favorite'],
  permission: ['toggleDebug'],
  settings: ['search', 'retry', 'periodDay', 'periodWeek', 'sortByTokens'],
  voice: ['pushToTalk'],
  scroll: ['lineUp', 'lineDown', 'pageUp', 'pageDown', 'top', 'bottom', 'halfPageUp', 'halfPageDown', 'fullPageUp', 'fullPageDown'],
  selection: ['copy', 'clear', 'extendLeft', 'extendRight', 'extendUp', 'extendDown', 'extendLineStart', 'extendLineEnd'],
}

export const keyActions: readonly string[] = Object.entries(groups).flatMap(([group, names]) => names.map((name) => `${group}:${name}`))

/** "chat:cycleMode" in words: "Chat: cycle mode". */
export function actionInWords(action: string): string {
  const [group = '', name = ''] = action.split(':')
  const words = (text: string) => text.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase()
  const title = words(group)
  return `${title.charAt(0).toUpperCase()}${title.slice(1)}: ${words(name)}`
}
