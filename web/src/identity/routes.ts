import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  { path: '/sign-in', name: 'sign-in', component: () => import('./SignInPage.vue') },
  {
    path: '/enrol/:token',
    name: 'enrol',
    component: () => import('./EnrolPage.vue'),
    props: true,
  },
]
