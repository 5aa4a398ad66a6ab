import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  {
    path: '/quality',
    name: 'quality',
    component: () => import('./FindingsPage.vue'),
    meta: { shell: 'staff' },
  },
  {
    path: '/quality/mine',
    name: 'my-quality',
    component: () => import('./MyFindingsPage.vue'),
    meta: { shell: 'staff' },
  },
  {
    path: '/quality/sheets',
    name: 'sheets',
    component: () => import('./SheetsPage.vue'),
    meta: { shell: 'staff' },
  },
  {
    path: '/models',
    name: 'models',
    component: () => import('./ModelsPage.vue'),
    meta: { shell: 'staff' },
  },
]
