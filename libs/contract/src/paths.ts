import { z } from 'zod'

/** A path from the root of a disk, on any system. */
export const AbsolutePath = z
  .string()
  .min(1)
  .max(4096)
  .refine((path) => !path.includes('\0') && /^(?:\/|[A-Za-z]:[\\/]|\\\\)/.test(path), 'Use the real, absolute path of the directory.')
