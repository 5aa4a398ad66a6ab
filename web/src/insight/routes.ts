import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  {
    path: '/overview',
    name: 'overview',
    component: () => import('./OverviewPage.vue'),
    meta: { shell: 'staff' },
  },
  {
    path: '/overview/:what(orders|calls)',
    name: 'behind',
    component: () => import('./BehindPage.vue'),
    props: true,
    meta: { shell: 'staff' },
  },
]
