import { readError } from '@ccm/client'
import { CreateProfile, type Profile } from '@ccm/contract'
import { useNavigate } from '@solidjs/router'
import { useApi } from '../api.tsx'
import { useToasts } from '../ui/toasts.tsx'
import type { Editor } from './create-editor.ts'

/** So many names are tried for a copy. */
const tries = 9

/** Makes a new profile of what was typed, for an edit that came too late, and goes there. */
export function createSaveCopy(): (editor: Editor) => Promise<void> {
  const api = useApi()
  const navigate = useNavigate()
  const toasts = useToasts()
  const createUnder = async (editor: Editor, count: number): Promise<Profile> => {
    const ending = count === 1 ? '-copy' : `-copy-${count}`
    const draft = editor.value()
    try {
      return await api.profiles.create.mutate(
        CreateProfile.parse({ ...draft, name: `${draft.name.slice(0, 64 - ending.length)}${ending}` }),
      )
    } catch (error) {
      if (readError(error).code !== 'already-exists' || count >= tries) throw error
      return createUnder(editor, count + 1)
    }
  }
  return async (editor) => {
    try {
      const { id, name } = await createUnder(editor, 1)
      editor.draft.discard()
      toasts.show({ text: `Your edit was saved as ${name}.` })
      navigate(`/profiles/${id}`)
    } catch (error) {
      toasts.show({ kind: 'error', text: `No copy was made: ${readError(error).message}` })
    }
  }
}
