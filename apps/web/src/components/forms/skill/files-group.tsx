import { type FileContent, MAX_SKILL_BYTES, MAX_SKILL_FILES } from '@ccm/contract'
import { useQueryClient } from '@tanstack/solid-query'
import { createMemo, createSignal, Show } from 'solid-js'
import FilePlus from '~icons/lucide/file-plus'
import FolderUp from '~icons/lucide/folder-up'
import Upload from '~icons/lucide/upload'
import { useApi } from '../../../api.tsx'
import { Button } from '../../../ui/button.tsx'
import { bytesOf } from '../../../ui/bytes.ts'
import { count } from '../../../ui/count.ts'
import { FieldError, FieldGroup } from '../../../ui/field.tsx'
import { FileTree } from '../../../ui/file-tree.tsx'
import { useToasts } from '../../../ui/toasts.tsx'
import { createFileSource } from '../../preview/file-source.ts'
import { componentQueries } from '../../queries.ts'
import type { Fields } from '../fields.ts'
import { usePendingTexts } from '../pending-texts.tsx'
import { createEdits } from './create-edits.ts'
import { createUploads } from './create-uploads.ts'
import { FilePanel } from './file-panel.tsx'
import { isAt, readRows, renamed, withFile, without } from './file-rows.ts'
import { FolderPanel } from './folder-panel.tsx'
import { type AskedPath, PathDialog } from './path-dialog.tsx'
import { fromDrop, fromInput, type Picked } from './picked-files.ts'
import { planUpload, type UploadPlan } from './plan-upload.ts'
import { sayKilobytes } from './say-kilobytes.ts'
import { UploadList } from './upload-list.tsx'

const place = ['files'] as const

/** What lies beside SKILL.md: scripts, references, pictures. The config names the files, the library keeps their bytes. */
export function FilesGroup(props: { fields: Fields }) {
  const api = useApi()
  const queries = useQueryClient()
  const toasts = useToasts()
  let filePicker: HTMLInputElement | undefined
  let folderPicker: HTMLInputElement | undefined
  const [chosen, setChosen] = createSignal<string>()
  const [asked, setAsked] = createSignal<AskedPath>()
  const [plan, setPlan] = createSignal<UploadPlan<Picked>>()
  const [over, setOver] = createSignal(false)

  const rows = () => props.fields.rows(place)
  const files = createMemo(() => readRows(rows()))
  const paths = () => files().map(({ path }) => path)
  const contents = createFileSource(() => [{ files: rows() }])
  const sizeOf = (hash: string) => {
    const content = contents().source.get(hash)
    return content && bytesOf(content)
  }
  const sumUnder = (folder: string) =>
    files().reduce((sum, { path, hash }) => sum + (isAt(path, folder) || folder === '' ? (sizeOf(hash) ?? 0) : 0), 0)

  const remember = (hash: string, content: FileContent) => queries.setQueryData(componentQueries.file(api, hash).queryKey, content)
  const put = (file: { path: string; hash: string; executable: boolean }) => props.fields.set(place, withFile(rows(), file))
  const uploads = createUploads({
    send: (content, signal) => api.components.uploadFile.mutate(content, { signal }),
    onKept: (file, content) => {
      remember(file.hash, content)
      edits.forget(file.path)
      put(file)
    },
  })
  const edits = createEdits({
    send: (content) => api.components.uploadFile.mutate(content),
    onKept: (path, hash, content) => {
      remember(hash, content)
      const row = readRows(rows()).find((file) => file.path === path)
      if (row) props.fields.set([...place, row.index, 'hash'], hash)
    },
  })
  usePendingTexts(edits)

  const take = (picked: Picked[]) => {
    if (picked.length === 0) return
    const next = planUpload(
      picked,
      files().map(({ path, hash }) => ({ path, size: sizeOf(hash) })),
    )
    setPlan(next)
    uploads.add(next.accepted)
  }
  const add = () =>
    setAsked({
      title: 'New file',
      action: 'Add file',
      path: '',
      others: paths(),
      onPath: (path) => {
        uploads.add([{ path, size: 0, file: new File([], path) }])
        setChosen(path)
      },
    })
  const rename = (from: string) =>
    setAsked({
      title: `Move ${from}`,
      action: from.endsWith('/') ? 'Move folder' : 'Move file',
      path: from,
      others: paths().filter((path) => !isAt(path, from)),
      folder: from.endsWith('/'),
      onPath: (typed) => {
        const to = from.endsWith('/') ? `${typed}/` : typed
        edits.move(paths().flatMap((path) => (isAt(path, from) ? [{ from: path, to: to + path.slice(from.length) }] : [])))
        props.fields.set(place, renamed(rows(), from, to))
        setChosen(to)
      },
    })
  const remove = (path: string) => {
    const gone = files().filter((file) => isAt(file.path, path))
    for (const file of gone) edits.forget(file.path)
    props.fields.set(place, without(rows(), path))
    setChosen(undefined)
    toasts.show({
      text: `Deleted ${path.endsWith('/') ? `${path} with ${count(gone.length, 'file')}` : path}`,
      action: { label: 'Undo', run: () => gone.forEach(({ index: _index, ...file }) => put(file)) },
    })
  }
  const file = () => files().find(({ path }) => path === chosen())
  const folder = () => {
    const path = chosen()
    return path?.endsWith('/') && paths().some((one) => isAt(one, path)) ? path : undefined
  }
  return (
    <FieldGroup title="Files beside SKILL.md">
      <div
        class="-m-2 grid gap-3 rounded-md p-2"
        classList={{ 'bg-accent-tint outline-2 -outline-offset-2 outline-dashed outline-accent': over() }}
        onDragOver={(event) => {
          if (!event.dataTransfer?.types.includes('Files')) return
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={(event) => {
          const to = event.relatedTarget
          if (!(to instanceof Node && event.currentTarget.contains(to))) setOver(false)
        }}
        onDrop={(event) => {
          setOver(false)
          if (!event.dataTransfer?.types.includes('Files')) return
          event.preventDefault()
          void fromDrop(event.dataTransfer).then(take)
        }}
      >
        <div class="flex flex-wrap items-center gap-2">
          <Button size="small" icon={<FilePlus class="ic ic-14" />} data-path={props.fields.name(place)} onClick={add}>
            New file
          </Button>
          <Button size="small" icon={<Upload class="ic ic-14" />} onClick={() => filePicker?.click()}>
            Upload files
          </Button>
          <Button size="small" icon={<FolderUp class="ic ic-14" />} onClick={() => folderPicker?.click()}>
            Upload folder
          </Button>
          <p class="text-small text-faint">
            {files().length > 0
              ? `${count(files().length, 'file')} of ${MAX_SKILL_FILES}, ${sayKilobytes(sumUnder(''))} of ${sayKilobytes(MAX_SKILL_BYTES)}`
              : 'or drop files here. At most 1 MB each, 5 MB in all.'}
          </p>
        </div>
        <Picker ref={(input) => (filePicker = input)} label="Files to upload" onPick={take} />
        <Picker ref={(input) => (folderPicker = input)} label="Folder to upload" folder onPick={take} />
        <Show when={props.fields.error(place)}>{(error) => <FieldError>{error()}</FieldError>}</Show>
        <UploadList uploads={uploads} plan={plan()} onClose={() => setPlan(undefined)} />
        <Show when={files().length > 0}>
          <div class="flex max-h-80 flex-col overflow-hidden rounded-sm border border-line">
            <FileTree
              label="Supporting files"
              paths={paths()}
              chosen={chosen()}
              note={(path) => noteOf(path)}
              folderNote={(path) => `${count(paths().filter((one) => isAt(one, path)).length, 'file')}, ${sayKilobytes(sumUnder(path))}`}
              onChoose={setChosen}
              onChooseFolder={setChosen}
              onKey={(event, line) => {
                if (event.key === 'F2') rename(line.path)
                else if (event.key === 'Delete') remove(line.path)
                else return false
                return true
              }}
            />
          </div>
        </Show>
        <Show when={file()}>
          {(row) => (
            <FilePanel
              file={row()}
              content={contents().source.get(row().hash)}
              waiting={contents().waiting.has(row().hash)}
              edits={edits}
              error={wrongAt(row().index)}
              path={props.fields.name([...place, row().index])}
              onExecutable={(on) => props.fields.set([...place, row().index, 'executable'], on)}
              onRename={() => rename(row().path)}
              onDelete={() => remove(row().path)}
            />
          )}
        </Show>
        <Show when={folder()}>
          {(path) => <FolderPanel path={path()} onRename={() => rename(path())} onDelete={() => remove(path())} />}
        </Show>
      </div>
      <PathDialog asked={asked()} onClose={() => setAsked(undefined)} />
    </FieldGroup>
  )

  function wrongAt(index: number): string | undefined {
    return (
      props.fields.error([...place, index, 'path']) ??
      props.fields.error([...place, index, 'hash']) ??
      props.fields.error([...place, index])
    )
  }

  function noteOf(path: string): string | undefined {
    const row = files().find((one) => one.path === path)
    if (!row) return undefined
    if (wrongAt(row.index)) return 'not valid'
    const size = sizeOf(row.hash)
    return [row.executable && 'executable', size !== undefined && sayKilobytes(size)].filter(Boolean).join(', ') || undefined
  }
}

function Picker(props: { ref: (input: HTMLInputElement) => void; label: string; folder?: boolean; onPick: (files: Picked[]) => void }) {
  return (
    <input
      ref={(input) => {
        props.ref(input)
        input.webkitdirectory = props.folder ?? false
      }}
      type="file"
      multiple
      hidden
      aria-label={props.label}
      onChange={(event) => {
        props.onPick(fromInput(event.currentTarget.files))
        event.currentTarget.value = ''
      }}
    />
  )
}
