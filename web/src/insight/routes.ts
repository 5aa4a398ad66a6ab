import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  {
    path: '/overview',
    name: 'overview',
    component: () => import('./OverviewPage.vue'),
    meta: { shell: 'staff' },
  },
  {
    path: '/overview/:what(orders|calls|behind|ownerless)',
    name: 'behind',
    component: () => import('./BehindPage.vue'),
    props: true,
    meta: { shell: 'staff' },
  },
  {
    path: '/problems',
    name: 'problems',
    component: () => import('./problems/ProblemsPage.vue'),
    meta: { shell: 'staff' },
  },
  {
    path: '/topics',
    name: 'topics',
    component: () => import('./weeks/TopicsPage.vue'),
    meta: { shell: 'staff' },
  },
  {
    path: '/indicators',
    name: 'indicators',
    component: () => import('./IndicatorsPage.vue'),
    meta: { shell: 'staff' },
  },
  {
    path: '/units/:id',
    name: 'unit',
    component: () => import('./UnitPage.vue'),
    props: true,
    meta: { shell: 'staff' },
  },
  {
    path: '/units',
    name: 'own-unit',
    component: () => import('./OwnUnit.vue'),
    meta: { shell: 'staff' },
  },
]
