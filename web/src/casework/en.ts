import type { Shape } from '@/say/shape'
import { batch, likes } from './enBatch'
import { calls } from './enCalls'
import { desks } from './enDesks'
import { deadline, due } from './enDue'
import { pages } from './enPages'
import { privacy } from './enPrivacy'
import { refused } from './enRefused'
import { steps } from './enSteps'
import { words } from './enWords'
import type { zh } from './zh'

export const en: Shape<typeof zh> = {
  ...words,
  ...steps,
  ...pages,
  refused,
  privacy,
  batch,
  likes,
  calls,
  due,
  deadline,
  desks,
}
