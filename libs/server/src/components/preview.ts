import { type ComponentRef, toIssues } from '@ccm/contract'
import { type AnyComponent, type ComponentPreview, CreateComponent, type Issue, type SecretFinding } from '@ccm/contract'
import { composeFiles } from '@ccm/formats'
import { findSecrets } from '@ccm/formats/secrets'
import type { z } from 'zod'
import type { Ctx } from '../ctx.ts'
import { toAnyComponent } from '../library/any-component.ts'
import { renderAlone } from '../render/render.ts'
import { getComponent } from './get.ts'

const EXAMPLE = { name: 'example', description: 'A project to look at.' }

/** The files a component gives when it stands in a project alone. An unsaved one is checked first, like a new one. */
export async function previewComponent(ctx: Pick<Ctx, 'db' | 'library'>, input: ComponentRef | CreateComponent): Promise<ComponentPreview> {
  const { artifacts, warnings } = renderAlone(await componentOf(ctx, input), EXAMPLE, ctx.library.files)
  return { files: composeFiles(artifacts), artifacts, warnings }
}

async function componentOf(ctx: Pick<Ctx, 'db'>, input: ComponentRef | CreateComponent): Promise<AnyComponent> {
  if ('config' in input)
    return toAnyComponent(input.type, input.config, { id: 'unsaved-component', name: input.name, key: input.key, revision: 0 })
  const { type, config, ...saved } = await getComponent(ctx, input)
  return toAnyComponent(type, config, saved)
}

/** What is wrong with an unsaved component, for a form to show while it is filled in. Nothing is thrown for a bad one. */
export function validateComponent(input: unknown): { valid: boolean; issues: Issue[]; secrets: SecretFinding[] } {
  const { success, data, error }: z.ZodSafeParseResult<CreateComponent> = CreateComponent.safeParse(input)
  if (!success) return { valid: false, issues: toIssues(error), secrets: [] }
  return { valid: true, issues: [], secrets: findSecrets(data.type, data.config) }
}
