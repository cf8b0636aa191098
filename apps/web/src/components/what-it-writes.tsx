import type { ComponentPreview } from '@ccm/contract'
import { Show } from 'solid-js'
import FileText from '~icons/lucide/file-text'
import { shownPath } from '../ui/artifact-id.ts'
import { Empty } from '../ui/empty.tsx'
import { FileTabs } from '../ui/file-tabs.tsx'
import { FileView } from '../ui/file-view.tsx'
import { ShareBadges } from '../ui/share-badges.tsx'
import { Warnings } from '../ui/warnings.tsx'
import { PaneHead } from '../ui/workbench.tsx'

/** The exact files a component reaches, as they would be if it stood in them alone. */
export function WhatItWrites(props: { preview: ComponentPreview; chosen: string | undefined; onChoose: (path: string) => void }) {
  const file = () => props.preview.files.find(({ path }) => path === props.chosen) ?? props.preview.files[0]
  return (
    <>
      <PaneHead title="What it writes" />
      <Show
        when={file()}
        fallback={
          <Empty mark={<FileText class="ic ic-20" />} title="It writes nothing">
            Nothing of this component reaches a file.
          </Empty>
        }
      >
        {(shown) => (
          <>
            <FileTabs paths={props.preview.files.map(({ path }) => path)} chosen={shown().path} onChoose={(path) => props.onChoose(path)} />
            <FileView
              path={shown().path}
              file={shown()}
              badges={
                <ShareBadges
                  artifacts={props.preview.artifacts.filter(
                    (artifact) => artifact.path === shown().path || shownPath(artifact) === shown().path,
                  )}
                />
              }
            />
          </>
        )}
      </Show>
      <Warnings warnings={props.preview.warnings} />
    </>
  )
}
