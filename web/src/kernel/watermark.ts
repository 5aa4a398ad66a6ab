import { now } from './clock'
import { exact } from './time'

let who = ''

/** Whoever is signed in: that name stands on every sheet printed here. */
export function markWith(staff: string): void {
  who = staff
}

/** What stands across a sheet that is printed from the browser's own menu, by the server's clock. */
export function markOfMenu(): string {
  return `12345 ${who} ${exact(now.value)}`
}
