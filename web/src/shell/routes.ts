import type { RouteRecordRaw } from 'vue-router'

declare module 'vue-router' {
  interface RouteMeta {
    /** `staff`: needs someone signed in, and stands under the staff's top bar. */
    shell?: 'staff' | 'wall'
  }
}

export const routes: RouteRecordRaw[] = [
  { path: '/', name: 'home', component: () => import('./NoPage.vue'), meta: { shell: 'staff' } },
  { path: '/:rest(.*)*', name: 'no-page', component: () => import('./NoPage.vue') },
]
