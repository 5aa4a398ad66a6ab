import createClient, { type Client, type Middleware } from 'openapi-fetch'
import { heardServerClock } from './clock'
import { keyFirst } from './keyFirst'
import type { components, paths } from './schema'

export type Api = Client<paths>
export type Words = components['schemas']

/** Problem details (RFC 9457) as every refusal of the server comes. */
export interface Problem {
  why: string
  detail?: string
  status?: number
  [more: string]: unknown
}

/** Waits before a request whose wire was cut goes out again; a POST keeps its Idempotency-Key. */
const RETRY_WAITS_MILLIS = [400, 1500]

export const api: Api = createClient<paths>({
  baseUrl: location.origin,
  fetch: (request) => keyFirst(() => patientFetch(request)),
})

const courtesy: Middleware = {
  onRequest({ request }) {
    if (request.method === 'GET') return
    const token = cookie('XSRF-TOKEN')
    if (token) request.headers.set('X-XSRF-TOKEN', token)
    if (!request.headers.has('Idempotency-Key')) request.headers.set('Idempotency-Key', freshKey())
  },
  onResponse({ response }) {
    heardServerClock(response.headers.get('Date'))
  },
}
api.use(courtesy)

/** What came back as an error, as a problem, whatever it was. */
export function problem(error: unknown, status?: number): Problem {
  if (typeof error === 'object' && error !== null && 'why' in error) return error as Problem
  if (status === 401) return { why: 'SignedOut', status }
  if (status === 403) return { why: 'NotPermitted', status }
  if (status === 404) return { why: 'NotFound', status }
  if (status === 429) return { why: 'TooOften', status }
  const detail = (error as { detail?: unknown } | null)?.detail
  return {
    why: 'ServerFailed',
    ...(status ? { status } : {}),
    ...(typeof detail === 'string' ? { detail } : {}),
  }
}

export function cookie(name: string): string | null {
  const found = document.cookie.split('; ').find((part) => part.startsWith(`${name}=`))
  return found ? decodeURIComponent(found.slice(name.length + 1)) : null
}

/** Once for each press; not `crypto.randomUUID`, which plain http on a local network lacks. */
export function freshKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

async function patientFetch(request: Request): Promise<Response> {
  for (const wait of [...RETRY_WAITS_MILLIS, null]) {
    try {
      return await fetch(request.clone())
    } catch (cut) {
      if (request.signal.aborted) throw cut
      if (wait === null) return noWire()
      await new Promise((resolve) => setTimeout(resolve, wait))
    }
  }
  return noWire()
}

function noWire(): Response {
  return new Response(JSON.stringify({ why: 'NoWire', status: 503 }), {
    status: 503,
    headers: { 'Content-Type': 'application/problem+json' },
  })
}
