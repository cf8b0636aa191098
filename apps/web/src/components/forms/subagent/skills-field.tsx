import { useQuery } from '../../../query.ts'
import { useApi } from '../../../api.tsx'
import { TagField } from '../../../ui/tag-field.tsx'
import type { Fields } from '../fields.ts'
import { formQueries } from '../queries.ts'

/** The skills whose whole text a subagent starts with. */
export function SkillsField(props: { fields: Fields }) {
  const api = useApi()
  const skills = useQuery(() => formQueries.named(api, 'skill'))
  const known = () => skills.data
  const strangers = () => props.fields.texts(['skills']).filter((name) => known()?.every(({ key }) => key !== name))
  return (
    <TagField
      label="Skills"
      item="skill"
      value={props.fields.texts(['skills'])}
      onInput={(names) => props.fields.set(['skills'], names.length > 0 ? names : undefined)}
      suggestions={known()?.map(({ key }) => key)}
      mono
      error={props.fields.error(['skills'])}
      path={props.fields.name(['skills'])}
      help={
        strangers().length > 0
          ? `Not in the library: ${strangers().join(', ')}. Claude Code looks for them where it runs.`
          : 'It starts with the whole text of each.'
      }
    />
  )
}
