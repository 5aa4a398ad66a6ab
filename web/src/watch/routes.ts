import type { RouteRecordRaw } from 'vue-router'

const meta = { shell: 'staff' } as const

export const routes: RouteRecordRaw[] = [
  { path: '/watch', name: 'watch', component: () => import('./WatchPage.vue'), meta },
  { path: '/duty', name: 'duty', component: () => import('./duty/DutyPage.vue'), meta },
  {
    path: '/watch/wall',
    name: 'wall',
    component: () => import('./WallPage.vue'),
    meta: { shell: 'wall' },
  },
  {
    path: '/watch/waves/:id',
    name: 'wave',
    component: () => import('./WavePage.vue'),
    props: true,
    meta,
  },
  {
    path: '/watch/reports',
    name: 'reports',
    component: () => import('./ReportsPage.vue'),
    meta,
  },
  { path: '/watch/past', name: 'past', component: () => import('./PastPage.vue'), meta },
  {
    path: '/watch/periodic',
    name: 'periodic-reports',
    component: () => import('./periodic/PeriodicReportsPage.vue'),
    meta,
  },
  {
    path: '/watch/periodic/:id',
    name: 'periodic-report',
    component: () => import('./periodic/PeriodicReportPage.vue'),
    props: true,
    meta,
  },
  {
    path: '/watch/reports/:id',
    name: 'report',
    component: () => import('./ReportPage.vue'),
    props: true,
    meta,
  },
]
