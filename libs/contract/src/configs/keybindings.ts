import { z } from 'zod'
import { Extra, NonEmpty } from './shared.ts'

/** Where a binding counts: those documented, and `Doctor`, which Claude Code 2.1.197 names in its own error message. */
export const keybindingContexts = [
  'Global',
  'Chat',
  'Autocomplete',
  'Settings',
  'Confirmation',
  'Tabs',
  'Help',
  'Transcript',
  'HistorySearch',
  'Task',
  'ThemePicker',
  'Attachments',
  'Footer',
  'MessageSelector',
  'DiffDialog',
  'ModelPicker',
  'Select',
  'Plugin',
  'Scroll',
  'Doctor',
] as const

/**
 * Entries of `bindings` in `keybindings.json` of the user's own directory: chords such as `"ctrl+k ctrl+s"` to an action, to
 * `command:NAME`, or to `null`, which unbinds.
 *
 * @see reference `claude-formats.md` §13
 */
export const KeybindingsConfig = z.strictObject({
  bindings: z
    .array(
      z.strictObject({
        context: z.enum(keybindingContexts),
        bindings: z.record(NonEmpty, NonEmpty.nullable()).refine((map) => Object.keys(map).length > 0, 'Add at least one key.'),
        extra: Extra.optional(),
      }),
    )
    .min(1, 'Add at least one context.')
    .max(100),
})
