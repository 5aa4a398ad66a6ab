import { now } from './clock'
import { exact } from './time'

let who = ''

/** Whoever is signed in: her name stands in every list that she saves. */
export function markWith(staff: string): void {
  who = staff
}

/** The last line of a saved list: who saved it, when. */
export function watermark(at: Date = new Date()): string {
  return `# Vigil 12345 ${who} ${at.toISOString()}`
}

/** What stands across a sheet that is printed from the browser's own menu, by the server's clock. */
export function markOfMenu(): string {
  return `12345 ${who} ${exact(now.value)}`
}
