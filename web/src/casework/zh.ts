import { batch, likes } from './zhBatch'
import { calls } from './zhCalls'
import { desks } from './zhDesks'
import { deadline, due } from './zhDue'
import { pages } from './zhPages'
import { privacy } from './zhPrivacy'
import { refused } from './zhRefused'
import { steps } from './zhSteps'
import { words } from './zhWords'

export const zh = {
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
