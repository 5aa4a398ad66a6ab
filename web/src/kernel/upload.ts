import { cookie, problem, type Problem } from './api'

/**
 * Sends a file as the body. Without an Idempotency-Key: a file is too large to be kept for looking
 * at twice, and who takes it knows the same file by its content.
 */
export async function upload<T>(
  path: string,
  file: Blob,
): Promise<{ done: true; data: T } | { done: false; problem: Problem }> {
  try {
    const response = await fetch(path, {
      method: 'POST',
      body: file,
      headers: {
        'Content-Type': 'application/octet-stream',
        'X-XSRF-TOKEN': cookie('XSRF-TOKEN') ?? '',
      },
    })
    const body: unknown = await response.json().catch(() => null)
    return response.ok
      ? { done: true, data: body as T }
      : { done: false, problem: problem(body, response.status) }
  } catch {
    return { done: false, problem: { why: 'NoWire' } }
  }
}
