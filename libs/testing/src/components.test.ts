import { CreateComponent } from '@ccm/contract'
import { describe, expect, it } from 'vitest'
import { oneOfEach } from './components.ts'

describe('sample components', () => {
  it.each(oneOfEach('sample'))('are valid: $type', (component) => {
    expect(CreateComponent.safeParse(component).error).toBeUndefined()
  })
})
