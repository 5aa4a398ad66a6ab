import type { Shape } from '@/say/shape'
import type { zh } from './zh'

export const en: Shape<typeof zh> = {
  name: 'Vigil 12345',
  skip: 'Skip to the content',
  menu: 'Menu',
  language: '中文',
  light: 'Light',
  dark: 'Dark',
  signOut: 'Sign out',
  wireCut: 'The screen lost its wire and is joining again; your call is not affected.',
  page: {
    desk: 'Desk',
    board: 'Dispatch',
    inbox: 'Inbox',
    review: 'Review',
    callbacks: 'Callbacks',
    scripts: 'Scripts',
    watch: 'Watch',
    reports: 'Reports',
    overview: 'Overview',
    orders: 'Orders',
    calendar: 'Calendar',
    deliveries: 'Deliveries',
    imports: 'Import',
    phone: 'My phone',
  },
  find: {
    title: 'Find',
    hint: 'order number, script, unit, page',
    none: 'Nothing is called “{words}”. Try an order number, a unit or the name of a page.',
    order: 'Order',
    script: 'Script',
    unit: 'Unit',
    page: 'Page',
  },
}
