import type { Finder } from './useFind'

/** Where `Ctrl K` looks beside the pages; each room gives its own. */
export const finders: Finder[] = []
