import { defineConfig } from 'vitest/config'

const conditions = ['server', 'module', 'node', 'development|production']

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  // Most of a test's time goes by in the processes it starts, one after the other.
  test: { include: ['src/**/*.test.ts'], maxWorkers: 2 },
})
