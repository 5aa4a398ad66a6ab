import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  { path: '/p', name: 'appeal', component: () => import('./AppealPage.vue') },
  { path: '/p/status', name: 'status', component: () => import('./StatusPage.vue') },
  { path: '/p/answers', name: 'answers', component: () => import('./AnswersPage.vue') },
  { path: '/p/data', name: 'open-data', component: () => import('./DataPage.vue') },
  {
    path: '/deliveries',
    name: 'deliveries',
    component: () => import('./DeliveriesPage.vue'),
    meta: { shell: 'staff' },
  },
  {
    path: '/imports',
    name: 'imports',
    component: () => import('./ImportPage.vue'),
    meta: { shell: 'staff' },
  },
]
