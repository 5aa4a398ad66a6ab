/** A field as the server asks for it: with the offer of a step, or in a form of the document. */
export interface Asked {
  when?: { readonly field: string; readonly is: readonly string[] }
}

/** Asked for only when what was filled in so far makes sense of it. */
export function isAsked(field: Asked, filled: Readonly<Record<string, unknown>>): boolean {
  return !field.when || field.when.is.includes(String(filled[field.when.field]))
}
