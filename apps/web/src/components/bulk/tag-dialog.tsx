import { createSignal } from 'solid-js'
import { useQuery } from '../../query.ts'
import { useApi } from '../../api.tsx'
import { onInnerSaveKey } from '../../edit/keys.ts'
import { Button } from '../../ui/button.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { TagField } from '../../ui/tag-field.tsx'
import { tagPattern } from '../filter.ts'
import { componentQueries } from '../queries.ts'

interface TagDialogProps {
  open: boolean
  who: string
  /** Tags that some of the components have. */
  present: readonly string[]
  onClose: () => void
  onSave: (marks: { addTags?: string[]; removeTags?: string[] }) => void
}

/** Adds tags to components and takes tags off. */
export default function TagDialog(props: TagDialogProps) {
  const api = useApi()
  const known = useQuery(() => componentQueries.tags(api))
  const [added, setAdded] = createSignal<string[]>([])
  const [removed, setRemoved] = createSignal<string[]>([])
  const error = () => {
    const wrong = added().find((tag) => !tagPattern.test(tag))
    return wrong === undefined
      ? undefined
      : `“${wrong}” cannot be a tag. Use up to 32 letters, digits, dots, hyphens and underscores, for example "review".`
  }
  const reason = () => {
    if (error() !== undefined) return 'Correct the tags first.'
    return added().length + removed().length === 0 ? 'Choose a tag to add or to remove.' : undefined
  }
  const save = () => {
    if (reason() !== undefined) return
    props.onSave({ ...(added().length > 0 && { addTags: added() }), ...(removed().length > 0 && { removeTags: removed() }) })
  }
  return (
    <Sheet
      open={props.open}
      title={`Tag ${props.who}`}
      onClose={() => props.onClose()}
      footer={
        <>
          <Button onClick={() => props.onClose()}>Cancel</Button>
          <Button kind="primary" reason={reason()} keys={['Mod', 'Enter']} onClick={save}>
            Save tags
          </Button>
        </>
      }
    >
      <div class="grid gap-3 pt-2" onKeyDown={onInnerSaveKey(save)}>
        <TagField
          label="Add"
          value={added()}
          onInput={(tags) => setAdded([...new Set(tags.map((tag) => tag.replace(/^#/, '').toLowerCase()))])}
          suggestions={(known.data ?? []).map(({ tag }) => tag)}
          error={error()}
        />
        <TagField
          label="Remove"
          placeholder="A tag they have"
          value={removed()}
          onInput={setRemoved}
          suggestions={props.present}
          help="Tags they do not have are no matter."
        />
      </div>
    </Sheet>
  )
}
