import type { Fetch } from '@ccm/client'
import type { ErrorCode, Issue } from '@ccm/contract'

/** What a server would say to a procedure, from its input, at once or later. Throw a `Refusal` for an error, anything else for a server that is away. */
export type Answers = Record<string, (input: Record<string, unknown>) => unknown>

export class Refusal extends Error {
  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly issues: Issue[] = [],
  ) {
    super(message)
  }
}

/** A `fetch` that answers tRPC's batched calls as the server does, for the real client to read. */
export function answering(answers: Answers): Fetch {
  return async (address, { body: sent }) => {
    const url = new URL(address)
    const inputs: unknown = JSON.parse(sent ?? url.searchParams.get('input') ?? '{}')
    const names = decodeURIComponent(url.pathname.replace(/^\/trpc\//, '')).split(',')
    const body = await Promise.all(names.map((name, index) => answerOne(answers, name, inputOf(inputs, index))))
    return { ok: true, status: 200, json: async () => body }
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

function inputOf(inputs: unknown, index: number): Record<string, unknown> {
  const input = isRecord(inputs) ? inputs[String(index)] : undefined
  return isRecord(input) ? input : {}
}

async function answerOne(answers: Answers, name: string, input: Record<string, unknown>) {
  const answer = answers[name]
  try {
    if (!answer) throw new Refusal('not-found', `No answer is prepared for ${name}.`)
    return { result: { data: await answer(input) } }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { error: { message: error.message, code: -32600, data: { code: error.code, httpStatus: 400, issues: error.issues } } }
  }
}
