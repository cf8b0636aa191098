import { defineConfig } from 'vitest/config'

// Much here waits for a disk to flush, which takes long while the machine is busy.
export default defineConfig({ test: { testTimeout: 60_000, hookTimeout: 60_000 } })
