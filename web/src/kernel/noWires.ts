/** In tests no wire leads anywhere: what a test needs from the server it says itself. */
globalThis.fetch = () =>
  Promise.resolve(
    new Response(JSON.stringify({ why: 'NoWire' }), {
      status: 503,
      headers: { 'Content-Type': 'application/problem+json' },
    }),
  )
