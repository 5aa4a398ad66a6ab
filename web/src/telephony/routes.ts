import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  {
    path: '/my-phone',
    name: 'my-phone',
    component: () => import('./PhonePage.vue'),
    meta: { shell: 'staff' },
  },
]
