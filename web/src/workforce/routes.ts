import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  {
    path: '/forecast',
    name: 'forecast',
    component: () => import('./ForecastPage.vue'),
    meta: { shell: 'staff' },
  },
]
