import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  { path: '/p', name: 'appeal', component: () => import('./AppealPage.vue') },
  { path: '/p/status', name: 'status', component: () => import('./StatusPage.vue') },
]
