import { defineConfig } from 'vitest/config'

const conditions = ['server', 'module', 'node', 'development|production']

export default defineConfig({ resolve: { conditions }, ssr: { resolve: { conditions } }, test: { include: ['src/**/*.test.ts'] } })
