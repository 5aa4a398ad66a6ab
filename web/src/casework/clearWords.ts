import type { ClearOrder, Dossier } from './shapes'

/** What the server writes in place of personal data in words (kernel.PersonalData). */
const MARK = /［(电话|证件号|车牌|卡号|门牌|姓名|邮箱|微信号)］/

export function hasMarks(told: Dossier): boolean {
  const { title, description, words, wishes, address, accusedAddress } = told
  const notes = told.history.map((event) => event.words)
  const said = [title, description, words, wishes, address, accusedAddress, notes]
  return MARK.test(JSON.stringify([said, told.replyPoints, told.reports]))
}

/** The order with its words as they were written, once somebody looked behind the mask. */
export function withClearWords(told: Dossier, clear: ClearOrder['clearWords']): Dossier {
  const { notes, ...fields } = clear
  const history = told.history.map((event) => {
    const said = event.words == null ? undefined : notes[event.version]
    return said === undefined ? event : { ...event, words: said }
  })
  return { ...told, ...fields, history }
}
