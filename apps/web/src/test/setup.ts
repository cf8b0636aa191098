import '@testing-library/jest-dom/vitest'
import { cleanup, configure } from '@solidjs/testing-library'
import { afterEach } from 'vitest'

// Pages are loaded when they are opened, and a busy machine takes its time over that.
configure({ asyncUtilTimeout: 8000 })
// Hooks run last to first: a page that goes may still keep a draft.
afterEach(() => localStorage.clear())
afterEach(cleanup)

// A browser says "none" where there is no animation. happy-dom says nothing, and what closes would wait for the end of one for ever.
const style = document.createElement('style')
style.textContent = '* { animation-name: none }'
document.head.append(style)
