// Preloaded into a command: leaves the process's peak resident memory, in KiB, in the file CCM_BENCH_PEAK names.
import { writeFileSync } from 'node:fs'

process.on('exit', () => writeFileSync(process.env.CCM_BENCH_PEAK, String(process.resourceUsage().maxRSS)))
