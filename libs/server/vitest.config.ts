import { defineConfig } from 'vitest/config'

const conditions = ['server', 'module', 'node', 'development|production']

// No test leaves anything behind, so that files can share what is loaded.
export default defineConfig({ resolve: { conditions }, ssr: { resolve: { conditions } }, test: { isolate: false } })
