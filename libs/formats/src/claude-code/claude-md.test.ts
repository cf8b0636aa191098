import type { ConfigOf } from '@ccm/contract'
import { expect, it } from 'vitest'
import { composeFiles } from '../compose-files.ts'
import { parseMarker } from '../markers.ts'
import type { RenderContext } from '../renderer.ts'
import { context, sample } from '../samples.ts'
import { renderClaudeMd } from './claude-md.ts'

const render = (config: ConfigOf<'claude-md'>, more: Partial<RenderContext> = {}) =>
  renderClaudeMd(sample('claude-md', 'house-rules', config), { ...context, ...more })
const textOf = (...input: Parameters<typeof render>) =>
  render(...input).artifacts.flatMap((one) => (one.kind === 'block' ? [one.content] : []))

it('writes a marked block of CLAUDE.md', () => {
  const { artifacts } = render(
    { template: '# {{projectName}}\r\n\r\nRun `{{testCommand}}`.\n\n' },
    { variables: { testCommand: 'npm test' } },
  )
  expect(artifacts).toMatchObject([{ kind: 'block', id: 'project:CLAUDE.md#block/house-rules', block: 'house-rules', runs: false }])
  expect(composeFiles(artifacts)).toMatchInlineSnapshot(`
    [
      {
        "content": "<!-- ccm:begin house-rules -->
    # demo

    Run \`npm test\`.
    <!-- ccm:end house-rules -->
    ",
        "path": "CLAUDE.md",
      },
    ]
  `)
})

it('writes a block of one checkout into the private file', () => {
  expect(render({ template: 'Text' }, { scope: 'local' }).artifacts).toMatchObject([{ path: 'CLAUDE.local.md', private: true }])
})

it('takes a default only where nobody gives a value', () => {
  const config = { template: '{{test}}', placeholders: [{ name: 'test', description: 'How to test', default: 'npm test' }] }
  expect(textOf(config)).toEqual(['npm test'])
  expect(textOf(config, { variables: { test: 'make check' } })).toEqual(['make check'])
})

it('takes the default where the project says nothing of itself', () => {
  const config = {
    template: '{{projectDescription}}',
    placeholders: [{ name: 'projectDescription', description: '', default: 'A project' }],
  }
  expect(textOf(config, { project: { name: 'demo', description: '' } })).toEqual(['A project'])
  expect(textOf(config, { project: { name: 'demo', description: 'Said' } })).toEqual(['Said'])
})

it('takes a variable over what the project says of itself', () => {
  expect(textOf({ template: '{{projectName}}' }, { variables: { projectName: 'The Demo' } })).toEqual(['The Demo'])
})

it('leaves and reports what has neither value nor default', () => {
  const { artifacts, warnings } = render({
    template: 'Ask {{owner}}, not \\{{owner}}',
    placeholders: [{ name: 'owner', description: 'Who' }],
  })
  expect(artifacts).toMatchObject([{ content: 'Ask {{owner}}, not {{owner}}' }])
  expect(warnings.map(({ code, message }) => `${code}: ${message}`)).toMatchInlineSnapshot(`
    [
      "unknown-placeholder: "{{owner}}" in the CLAUDE.md component "sample" has no value and is written as it stands. Add the variable "owner" to the profile or the project, or write "\\{{" for literal braces.",
    ]
  `)
})

it('writes no block when nothing is left to say', () => {
  expect(textOf({ template: '{{x}}' }, { variables: { x: '\n \n' } })).toEqual([])
})

it.each(['<!-- ccm:end house-rules -->', '  <!--ccm:begin other -->', 'Text\n<!-- ccm:begin x -->'])(
  'lets no value end the block: %s',
  (value) => {
    const [text = ''] = textOf({ template: '{{x}}' }, { variables: { x: value } })
    expect(text.split('\n').map(parseMarker)).not.toContainEqual(expect.anything())
    expect(text).not.toMatch(/^[ \t]*<!--\s*ccm:(?:begin|end)\b/m)
  },
)

it('writes nothing for the user scope', () => {
  expect(render({ template: 'Text' }, { scope: 'user' })).toMatchObject({ artifacts: [], warnings: [{ code: 'no-such-scope' }] })
})
