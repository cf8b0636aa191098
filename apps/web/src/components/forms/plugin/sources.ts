import type { MarketplaceSource } from '@ccm/contract'

export type SourceKind = MarketplaceSource['source']

/** Where a marketplace can come from. */
export const sourceKinds: readonly { value: SourceKind; label: string; help: string }[] = [
  { value: 'github', label: 'GitHub', help: 'A repository there' },
  { value: 'git', label: 'Git', help: 'A repository anywhere' },
  { value: 'url', label: 'Address', help: 'A marketplace.json behind http or https' },
  { value: 'npm', label: 'npm', help: 'A package' },
  { value: 'directory', label: 'Directory', help: 'On the machine itself' },
  { value: 'file', label: 'File', help: 'A marketplace.json on the machine itself' },
]

interface SourceField {
  name: string
  label: string
  placeholder: string
  required?: boolean
  help?: string
}

const ref: SourceField = { name: 'ref', label: 'Ref', placeholder: 'main', help: 'A branch or a tag; without one, the default branch.' }
const within: SourceField = {
  name: 'path',
  label: 'Path',
  placeholder: '.claude-plugin/marketplace.json',
  help: 'Where marketplace.json lies in the repository.',
}

/** The texts each kind of source has, in the order a form asks for them. */
export const sourceFields: Readonly<Record<SourceKind, readonly SourceField[]>> = {
  github: [{ name: 'repo', label: 'Repository', placeholder: 'acme/claude-plugins', required: true }, ref, within],
  git: [{ name: 'url', label: 'Repository', placeholder: 'https://git.example.com/plugins.git', required: true }, ref, within],
  url: [{ name: 'url', label: 'Address', placeholder: 'https://example.com/marketplace.json', required: true }],
  npm: [{ name: 'package', label: 'Package', placeholder: '@acme/claude-plugins', required: true }],
  directory: [
    { name: 'path', label: 'Directory', placeholder: '~/plugins', required: true, help: 'The same path on every machine that gets it.' },
  ],
  file: [
    {
      name: 'path',
      label: 'File',
      placeholder: '~/plugins/.claude-plugin/marketplace.json',
      required: true,
      help: 'The same path on every machine that gets it.',
    },
  ],
}
