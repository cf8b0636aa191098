import { fillTemplate } from '@ccm/formats'
import { expect, it } from 'vitest'
import { gather } from './placeholders.ts'

it('finds each placeholder once in each component, in whatever depth, and no escaped ones', () => {
  const found = gather(
    [
      { id: 'component-a', name: 'rules', config: { template: 'Run {{testCommand}}, then {{testCommand}}. \\{{not}}' } },
      { id: 'component-b', name: 'ship', config: { prompt: '{{ branch }}', more: [{ text: '{{testCommand}}' }] } },
    ],
    (text) => fillTemplate(text, {}).unknown,
  )
  expect(found).toEqual([
    { name: 'branch', components: [{ id: 'component-b', name: 'ship' }] },
    {
      name: 'testCommand',
      components: [
        { id: 'component-a', name: 'rules' },
        { id: 'component-b', name: 'ship' },
      ],
    },
  ])
})
