import { say, sayIfKnown } from '@/say'

/** Why a try failed, as the server keeps it: words of its own, a status, or what broke. */
export function failureWords(error: string): string {
  const late = /^no answer in (\d+) s$/.exec(error)
  if (late) return say('portal.failure.noAnswer', { n: Number(late[1]) })
  const status = /^HTTP (\d{3})\s*(.*)$/.exec(error)
  if (status)
    return say('portal.failure.status', { n: status[1] ?? '', what: status[2] ?? '' }).trim()
  return sayIfKnown(`portal.failure.known.${error.replace(/[^A-Za-z]+/g, '_')}`) ?? error
}
