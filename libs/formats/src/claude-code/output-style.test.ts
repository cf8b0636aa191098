import { expect, it } from 'vitest'
import { contentOf, context, sample } from '../samples.ts'
import { renderOutputStyle } from './output-style.ts'

it('writes a style with its fields and the text as it stands', () => {
  const style = sample('output-style', 'My Style', {
    prompt: 'Answer in {{language}}.',
    extra: { 'force-for-plugin': true, description: 'not this one' },
    'keep-coding-instructions': true,
    description: 'Short: and plain',
    name: 'Plain',
  })
  const { artifacts, warnings } = renderOutputStyle(style, context)
  expect(warnings).toEqual([])
  expect(artifacts).toMatchObject([{ id: 'project:.claude/output-styles/My Style.md', runs: false }])
  expect(contentOf(artifacts)).toMatchInlineSnapshot(`
    "---
    name: Plain
    description: "Short: and plain"
    keep-coding-instructions: true
    force-for-plugin: true
    ---

    Answer in {{language}}.
    "
  `)
})

it('goes by the name of its file when it has no name of its own', () => {
  expect(contentOf(renderOutputStyle(sample('output-style', 'plain', { prompt: 'Be plain.' }), context).artifacts)).toBe('Be plain.\n')
})
