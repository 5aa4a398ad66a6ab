import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  {
    path: '/calendar',
    name: 'calendar',
    component: () => import('./CalendarPage.vue'),
    meta: { shell: 'staff' },
  },
  {
    path: '/admin',
    name: 'admin',
    component: () => import('./admin/AdminPage.vue'),
    meta: { shell: 'staff' },
  },
  {
    path: '/admin/readers',
    name: 'readers',
    component: () => import('./admin/ReadersPage.vue'),
    meta: { shell: 'staff' },
  },
  {
    path: '/admin/tables/:table',
    name: 'admin-table',
    component: () => import('./admin/TablePage.vue'),
    props: true,
    meta: { shell: 'staff' },
  },
  {
    path: '/admin/editions/:id',
    name: 'admin-edition',
    component: () => import('./admin/EditionPage.vue'),
    props: true,
    meta: { shell: 'staff' },
  },
]
