import type { SettingScope } from '@ccm/contract'

/** Where a setting is read from, and what that means for where its component is put. */
export const scopeWords: Record<SettingScope, { short: string; sentence: string }> = {
  any: { short: 'any file', sentence: 'Read from every settings file.' },
  user: {
    short: 'user only',
    sentence: 'Read from the user’s own settings alone. Put this component into the user profile of a machine: in a project it is ignored.',
  },
  local: {
    short: 'local or user',
    sentence:
      'Read from the settings of one checkout or of the user. Give this component the scope "local" in the profile: in a committed file it is ignored.',
  },
  managed: {
    short: 'organisation only',
    sentence: 'Read from the organisation’s managed settings alone, which ccm does not write. Here it is ignored.',
  },
}
