let who = ''

/** Whoever is signed in: her name stands in every list that she saves. */
export function markWith(staff: string): void {
  who = staff
}

/** The last line of a saved list: who saved it, when. */
export function watermark(at: Date = new Date()): string {
  return `# Vigil 12345 ${who} ${at.toISOString()}`
}
