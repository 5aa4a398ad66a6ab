/** How long a busy machine may take over anything; only a walk that fails waits so long. */
export const MOST = 60_000

/** Waits for a condition, never for a time. */
export async function until(condition, what, most = MOST) {
  const end = Date.now() + most
  for (;;) {
    let value
    try {
      value = await condition()
    } catch (failure) {
      if (Date.now() > end) throw failure
    }
    if (value) return value
    if (Date.now() > end) throw new Error(`it did not come true within ${most} ms: ${what}`)
    await new Promise((again) => setTimeout(again, 50))
  }
}
