import type { RouteRecordRaw } from 'vue-router'

const meta = { shell: 'staff' } as const

export const routes: RouteRecordRaw[] = [
  { path: '/orders', name: 'orders', component: () => import('./OrdersPage.vue'), meta },
  {
    path: '/orders/:id',
    name: 'order',
    component: () => import('./OrderPage.vue'),
    props: true,
    meta,
  },
  { path: '/privacy', name: 'privacy', component: () => import('./PrivacyPage.vue'), meta },
  { path: '/board', name: 'board', component: () => import('./BoardPage.vue'), meta },
  { path: '/batches', name: 'batches', component: () => import('./BatchesPage.vue'), meta },
  { path: '/inbox', name: 'inbox', component: () => import('./InboxPage.vue'), meta },
  { path: '/review', name: 'review', component: () => import('./ReviewPage.vue'), meta },
  { path: '/requests', name: 'requests', component: () => import('./RequestsPage.vue'), meta },
  { path: '/relays', name: 'relays', component: () => import('./RelaysPage.vue'), meta },
  { path: '/rapid', name: 'rapid', component: () => import('./RapidPage.vue'), meta },
  { path: '/follow', name: 'follow', component: () => import('./FollowPage.vue'), meta },
  { path: '/callbacks', name: 'callbacks', component: () => import('./CallbacksPage.vue'), meta },
]
