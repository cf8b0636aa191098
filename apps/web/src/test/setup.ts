import '@testing-library/jest-dom/vitest'
import { cleanup, configure } from '@solidjs/testing-library'
import { afterEach } from 'vitest'

// Pages are loaded when they are opened, and a busy machine takes its time over that.
configure({ asyncUtilTimeout: 8000 })
afterEach(cleanup)
