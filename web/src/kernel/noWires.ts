import { vi } from 'vitest'

/** One page and one set of modules serve all files of a worker: each begins with its own. */
vi.resetModules()
document.body.replaceChildren()
localStorage.clear()
sessionStorage.clear()
history.replaceState(null, '', '/')

/** In tests no wire leads anywhere: what a test needs from the server it says itself. */
globalThis.fetch = () =>
  Promise.resolve(
    new Response(JSON.stringify({ why: 'NoWire' }), {
      status: 503,
      headers: { 'Content-Type': 'application/problem+json' },
    }),
  )
