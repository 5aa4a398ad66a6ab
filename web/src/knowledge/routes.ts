import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  {
    path: '/scripts',
    name: 'scripts',
    component: () => import('./ScriptsPage.vue'),
    meta: { shell: 'staff' },
  },
  {
    path: '/scripts/new',
    name: 'new-script',
    component: () => import('./NewScriptPage.vue'),
    meta: { shell: 'staff' },
  },
  {
    path: '/scripts/wrong',
    name: 'wrong-marks',
    component: () => import('./WrongMarksPage.vue'),
    meta: { shell: 'staff' },
  },
  {
    path: '/scripts/review',
    name: 'script-review',
    component: () => import('./ReviewPage.vue'),
    meta: { shell: 'staff' },
  },
  {
    path: '/scripts/coverage',
    name: 'script-coverage',
    component: () => import('./CoveragePage.vue'),
    meta: { shell: 'staff' },
  },
  {
    path: '/scripts/file',
    name: 'script-file',
    component: () => import('./ScriptFilePage.vue'),
    meta: { shell: 'staff' },
  },
  {
    path: '/scripts/:id',
    name: 'script',
    component: () => import('./ScriptPage.vue'),
    props: true,
    meta: { shell: 'staff' },
  },
  {
    path: '/scripts/:id/orders',
    name: 'script-orders',
    component: () => import('./ScriptOrdersPage.vue'),
    props: true,
    meta: { shell: 'staff' },
  },
]
