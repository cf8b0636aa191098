/** What a script hears from the server. */
export interface Heard {
  status: number
  // A script reads what it knows to be there; a test that reads something else fails on the value.
  result: Made
  error: { message: string; data: { code: string; httpStatus: number; issues: { path: (string | number)[]; message: string }[] } }
}

/** The members scripts rely on in what was made or changed. */
export interface Made {
  id: string
  revision: number
  config: Record<string, unknown>
}

/** Calls a mutation as a script without our client does: JSON in, JSON out. */
export async function post(url: string, procedure: string, input: unknown): Promise<Heard> {
  return heard(
    await fetch(`${url}/trpc/${procedure}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(input),
    }),
  )
}

/** The same, for a call that has to succeed. */
export async function made(url: string, procedure: string, input: unknown): Promise<Made> {
  const { status, result, error } = await post(url, procedure, input)
  if (status !== 200) throw new Error(`${procedure} answered ${status}: ${error.message}`)
  return result
}

/** Makes components in this order, and a profile that holds them all. */
export async function profileOf(url: string, name: string, components: readonly object[]): Promise<Made> {
  const ids = await Promise.all(components.map(async (component) => (await made(url, 'components.create', component)).id))
  return made(url, 'profiles.create', { name, components: ids.map((componentId) => ({ componentId })) })
}

async function heard(response: Response): Promise<Heard> {
  const body = (await response.json()) as { result?: { data: Made }; error?: Heard['error'] }
  return { status: response.status, result: body.result?.data, error: body.error } as Heard
}
