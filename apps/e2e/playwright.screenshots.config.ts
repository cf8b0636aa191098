import { defineConfig } from '@playwright/test'
import config from './playwright.config.ts'

/** Takes the pictures of the README anew: `npm run screenshots --workspace apps/e2e`, after a build. */
export default defineConfig({ ...config, testDir: 'screenshots' })
