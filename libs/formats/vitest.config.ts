import { defineConfig } from 'vitest/config'

// Nothing here keeps anything between files, so that they can share what is loaded.
export default defineConfig({ test: { isolate: false } })
