import type { Problem } from './api'

/** Asks for a touch of the key; null once the server took it, else why not. */
export type AskForKey = (problem: Problem) => Promise<Problem | null>

const WANTED = 'TouchKeyFirst'

let ask: AskForKey | null = null
let asking: Promise<Problem | null> | null = null

/** The one dialog that asks. */
export function askForKeyWith(asker: AskForKey | null): void {
  ask = asker
}

/**
 * Sends a request; where the server wants a fresh touch of the key first, asks for it and sends the
 * request once more. Several that wait for it at a time ask once.
 */
export async function keyFirst(send: () => Promise<Response>): Promise<Response> {
  const response = await send()
  const wanted = await wantsKey(response)
  if (!wanted || !ask) return response
  asking ??= ask(wanted).finally(() => (asking = null))
  const refused = await asking
  return refused ? answerOf(refused) : send()
}

async function wantsKey(response: Response): Promise<Problem | null> {
  if (response.status !== 403) return null
  const body = (await response
    .clone()
    .json()
    .catch(() => null)) as Problem | null
  return body?.why === WANTED ? body : null
}

/** To whoever called it is a refusal like any other. */
function answerOf(problem: Problem): Response {
  return new Response(JSON.stringify({ status: 403, ...problem }), {
    status: 403,
    headers: { 'Content-Type': 'application/problem+json' },
  })
}
