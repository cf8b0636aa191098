import { defineConfig } from 'vitest/config'

// Much here waits for a disk to flush, which takes long while the machine is busy.
// No test leaves anything behind, so that files can share what is loaded.
export default defineConfig({ test: { isolate: false, testTimeout: 60_000, hookTimeout: 60_000 } })
