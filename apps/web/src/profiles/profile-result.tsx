import type { Artifact, Warning } from '@ccm/contract'
import { Show } from 'solid-js'
import FileText from '~icons/lucide/file-text'
import { sayShare, shownPath } from '../ui/artifact-id.ts'
import type { FileText as FileContent } from '../ui/bytes.ts'
import { count } from '../ui/count.ts'
import { Empty } from '../ui/empty.tsx'
import { FileTree } from '../ui/file-tree.tsx'
import { FileView } from '../ui/file-view.tsx'
import { ShareBadges } from '../ui/share-badges.tsx'
import { Warnings } from '../ui/warnings.tsx'
import { PaneHead } from '../ui/workbench.tsx'

interface ProfileResultProps {
  artifacts: Artifact[]
  files: ({ path: string } & FileContent)[]
  warnings: Warning[]
  /** How many components count. */
  components: number
  chosen: string | undefined
  onChoose: (path: string) => void
}

/** The files a profile gives in an empty directory: a tree, and the chosen one. */
export function ProfileResult(props: ProfileResultProps) {
  const file = () => props.files.find(({ path }) => path === props.chosen) ?? props.files[0]
  const artifactsOf = (path: string) => props.artifacts.filter((artifact) => shownPath(artifact) === path)
  return (
    <>
      <PaneHead title="Result">
        <span class="truncate text-muted tabular-nums">
          {count(props.components, 'component')}, {count(props.files.length, 'file')}
        </span>
      </PaneHead>
      <Show
        when={file()}
        fallback={
          <Empty mark={<FileText class="ic ic-20" />} title="It writes nothing">
            No component of this profile reaches a file.
          </Empty>
        }
      >
        {(shown) => (
          <div class="flex min-h-0 grow flex-col xl:grid xl:grid-cols-[236px_minmax(0,1fr)] xl:grid-rows-1">
            <div class="flex max-h-52 min-h-0 shrink-0 flex-col max-xl:border-b xl:max-h-none xl:border-r">
              <FileTree
                label="Files"
                paths={props.files.map(({ path }) => path)}
                chosen={shown().path}
                note={(path) => {
                  const share = sayShare(artifactsOf(path))
                  return share === 'whole file' ? undefined : share
                }}
                onChoose={(path) => props.onChoose(path)}
              />
            </div>
            <div class="flex min-h-0 min-w-0 grow flex-col">
              <FileView path={shown().path} file={shown()} badges={<ShareBadges artifacts={artifactsOf(shown().path)} />} />
            </div>
          </div>
        )}
      </Show>
      <Warnings warnings={props.warnings} />
    </>
  )
}
