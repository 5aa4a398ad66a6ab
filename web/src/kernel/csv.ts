/** A table as text that spreadsheets open: RFC 4180 with a byte order mark for Chinese. */
export function csv(head: string[], rows: string[][], mark?: string): string {
  const lines = [head, ...rows, ...(mark ? [[mark]] : [])]
  return '\ufeff' + lines.map((row) => row.map(cell).join(',')).join('\r\n') + '\r\n'
}

/** The cells of such a text, line by line. */
export function parsed(text: string): string[][] {
  const rows: string[][] = [[]]
  const cells = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|\n|$)/gy
  for (const [whole, quoted, bare, end] of text.replace(/^\ufeff/, '').matchAll(cells)) {
    if (whole === '') break
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? bare ?? '')
    if (end !== ',' && end !== '') rows.push([])
  }
  return rows.filter((row) => row.length > 0)
}

/** Hands a text to the browser as a file. */
export function download(name: string, text: string, type = 'text/csv;charset=utf-8'): void {
  const url = URL.createObjectURL(new Blob([text], { type }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  URL.revokeObjectURL(url)
}

/** A cell that starts like a formula is quoted with an apostrophe: no spreadsheet runs it. */
function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
