import { readonly, ref } from 'vue'

/** A server clock is taken over only when ours is further off than its one-second grain. */
const GRAIN_MILLIS = 2000
const TICK_MILLIS = 1000

let aheadMillis = 0
const ticking = ref(Date.now())

/** The server's time in epoch milliseconds, ticking each second. */
export const now = readonly(ticking)

setInterval(() => (ticking.value = Date.now() + aheadMillis), TICK_MILLIS)

/** Every answer carries the server's time; due times are counted against it, not against ours. */
export function heardServerClock(date: string | null): void {
  const at = date ? Date.parse(date) : Number.NaN
  if (Number.isNaN(at)) return
  const ahead = at - Date.now()
  aheadMillis = Math.abs(ahead) > GRAIN_MILLIS ? ahead : 0
  ticking.value = Date.now() + aheadMillis
}
