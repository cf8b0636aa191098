import type { ConfigOf, Json } from '@ccm/contract'
import { fileArtifact } from '../artifact.ts'
import { type FieldOrder, inOrder } from '../field-order.ts'
import { markdownFile } from '../frontmatter.ts'
import { ownerOf } from '../owner.ts'
import { foldLines } from '../prose.ts'
import type { Renderer } from '../renderer.ts'
import { fillProse, templateValues } from './fill.ts'
import { committedPlace } from './places.ts'
import { toolList } from './tool-list.ts'

type Command = ConfigOf<'command'>

const fieldOrder: FieldOrder<Omit<Command, 'prompt'>> = {
  description: true,
  'argument-hint': true,
  arguments: true,
  when_to_use: true,
  'allowed-tools': true,
  'disallowed-tools': true,
  model: true,
  effort: true,
  'disable-model-invocation': true,
  'user-invocable': true,
  context: true,
  agent: true,
  background: true,
  shell: true,
}

/** `.claude/commands/<key>.md`: `git/commit` is `/git:commit`. The body is the prompt. */
export const renderCommand: Renderer<'command'> = (component, context) => {
  const { key, config } = component
  const owner = ownerOf(component)
  const { place, warning } = committedPlace(
    `.claude/commands/${key}.md`,
    owner,
    context.scope,
    'Claude Code knows no commands of one checkout alone.',
  )
  if (!place) return { artifacts: [], warnings: [warning] }
  const { description = '', prompt } = config
  const { filled, warnings } = fillProse({ description, prompt }, templateValues(context), owner)
  const content = markdownFile(frontmatter(config, filled.description), filled.prompt)
  return { artifacts: [fileArtifact(place, content, config['allowed-tools'] !== undefined || runsShell(filled.prompt))], warnings }
}

/** Claude Code runs `` !`command` `` and fenced blocks opened with `` ```! `` before it sends the prompt. */
const runsShell = (prompt: string) => prompt.includes('!') && /!`|^[^\S\n]*(?:```|~~~)!/m.test(prompt)

function frontmatter(config: Command, description: string): { [name: string]: Json } {
  const { prompt: _body, 'allowed-tools': allowed, 'disallowed-tools': disallowed, ...rest } = config
  return inOrder(
    {
      ...rest,
      description: description.trim() === '' ? undefined : foldLines(description),
      'argument-hint': folded(config['argument-hint']),
      when_to_use: folded(config.when_to_use),
      'allowed-tools': allowed && toolList(allowed),
      'disallowed-tools': disallowed && toolList(disallowed),
    },
    fieldOrder,
  )
}

const folded = (text: string | undefined) => (text === undefined ? undefined : foldLines(text))
