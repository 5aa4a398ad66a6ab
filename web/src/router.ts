import { createRouter, createWebHistory } from 'vue-router'
import { routes as casework } from '@/casework/routes'
import { routes as city } from '@/city/routes'
import { routes as desk } from '@/desk/routes'
import { routes as identity } from '@/identity/routes'
import { session } from '@/identity/session'
import { routes as insight } from '@/insight/routes'
import { routes as knowledge } from '@/knowledge/routes'
import { routes as understanding } from '@/understanding/routes'
import { routes as portal } from '@/portal/routes'
import { firstPage } from '@/shell/pages'
import { routes as shell } from '@/shell/routes'
import { routes as telephony } from '@/telephony/routes'
import { routes as watch } from '@/watch/routes'
import { routes as workforce } from '@/workforce/routes'

export const router = createRouter({
  history: createWebHistory(),
  routes: [
    ...desk,
    ...casework,
    ...city,
    ...knowledge,
    ...understanding,
    ...watch,
    ...workforce,
    ...insight,
    ...telephony,
    ...portal,
    ...identity,
    ...shell,
  ],
})

router.beforeEach(async (to) => {
  if (to.meta.shell !== 'staff' && to.meta.shell !== 'wall') return true
  const me = await session.known()
  if (!me) return { name: 'sign-in', query: { next: to.fullPath } }
  if (to.path === '/') return firstPage(me.roles)
  return true
})
