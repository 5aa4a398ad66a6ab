import { watch } from 'vue'
import type { Router } from 'vue-router'
import { language, say, type Key } from '@/say'

/** What each page is called in the window's title, by the name of its route. */
export const TITLES: Record<string, Key> = {
  home: 'shell.name',
  'no-page': 'shell.title.noPage',
  desk: 'desk.title',
  line: 'desk.line.title',
  'line-hall': 'desk.line.hallTitle',
  board: 'casework.board.title',
  batches: 'casework.batch.title',
  inbox: 'casework.inbox.title',
  review: 'casework.review.title',
  requests: 'casework.requests.title',
  relays: 'casework.relays.title',
  rapid: 'casework.rapid.title',
  follow: 'casework.desks.title',
  callbacks: 'casework.callbacks.title',
  orders: 'casework.title',
  order: 'shell.title.order',
  privacy: 'casework.privacy.title',
  watch: 'watch.title',
  'wrong-marks': 'knowledge.wrongMarks.title',
  'script-review': 'knowledge.review.title',
  'script-coverage': 'knowledge.coverage.title',
  'script-file': 'knowledge.file.title',
  'script-orders': 'knowledge.figures.title',
  duty: 'watch.duty.title',
  wall: 'watch.wall',
  wave: 'shell.title.wave',
  past: 'watch.past.title',
  reports: 'watch.report.list',
  report: 'shell.title.report',
  'periodic-reports': 'watch.periodic.title',
  'periodic-report': 'shell.title.periodic',
  scripts: 'knowledge.title',
  quality: 'understanding.title',
  'my-quality': 'understanding.mine',
  sheets: 'understanding.sheets.title',
  models: 'understanding.models.title',
  'new-script': 'knowledge.write',
  script: 'shell.title.script',
  overview: 'insight.title',
  problems: 'insight.problems.title',
  topics: 'insight.weeks.title',
  behind: 'insight.behind',
  indicators: 'insight.tables',
  forecast: 'workforce.title',
  unit: 'insight.unit.title',
  'own-unit': 'insight.unit.mine',
  calendar: 'city.calendar.title',
  admin: 'city.admin.title',
  'admin-table': 'shell.title.table',
  'admin-edition': 'shell.title.edition',
  readers: 'city.readers.title',
  staff: 'shell.title.staff',
  deliveries: 'portal.deliveries.title',
  imports: 'portal.imports.title',
  'my-phone': 'telephony.title',
  'sign-in': 'shell.title.signIn',
  enrol: 'shell.title.enrol',
  appeal: 'portal.title',
  status: 'portal.look.title',
  answers: 'portal.answers.title',
  'open-data': 'portal.data.title',
}

export function titleOf(route: string): string {
  const title = TITLES[route]
  const name = say('shell.name')
  return title === undefined || title === 'shell.name' ? name : `${say(title)} · ${name}`
}

/** The window is called as the page in it, in the page's language. */
export function nameWindow(router: Router): void {
  watch(
    [() => String(router.currentRoute.value.name ?? ''), language],
    ([route]) => (document.title = titleOf(route)),
    { immediate: true },
  )
}
