import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  {
    path: '/desk',
    name: 'desk',
    component: () => import('./DeskPage.vue'),
    meta: { shell: 'staff' },
  },
  {
    path: '/line',
    name: 'line',
    component: () => import('./line/LinePage.vue'),
    meta: { shell: 'staff' },
  },
  {
    path: '/line/hall',
    name: 'line-hall',
    component: () => import('./line/LineHall.vue'),
    meta: { shell: 'wall' },
  },
]
