import { defineConfig } from 'vitest/config'

// No test leaves anything behind, so that files can share what is loaded.
export default defineConfig({ test: { isolate: false } })
