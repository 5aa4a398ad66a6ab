import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  { path: '/sign-in', name: 'sign-in', component: () => import('./SignInPage.vue') },
  {
    path: '/enrol/:token',
    name: 'enrol',
    component: () => import('./EnrolPage.vue'),
    props: true,
  },
  {
    path: '/admin/staff',
    name: 'staff',
    component: () => import('./StaffPage.vue'),
    meta: { shell: 'staff' },
  },
]
