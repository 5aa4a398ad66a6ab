import type { Shape } from '@/say/shape'
import type { course as zh } from './zhCourse'

/** The curve of a matter with what was done marked on it. */
export const course: Shape<typeof zh> = {
  title: 'What was done, and what came after',
  open: 'What became of it',
  label: 'Counts by the hour, with {n} moments marked',
  mark: {
    RAISED: 'raised',
    ACKNOWLEDGED: 'somebody is awake',
    PUBLISHED: 'script published',
    RETIRED: 'script retired',
    REPORTED: 'express report sent',
    MEASURE: 'measure of a unit',
  },
  by: '(done by {day})',
  few: {
    orders: '{n} {n:order|orders} until the next',
    calls: '{n} {n:call|calls} until the next',
  },
  last: {
    few: { orders: '{n} {n:order|orders} since', calls: '{n} {n:call|calls} since' },
    orders: '{n} {n:order|orders} since, {perHour} an hour ({usual} an hour are usual)',
    calls: '{n} {n:call|calls} since, {perHour} an hour ({usual} an hour are usual)',
  },
  line: '{topic}: {came}',
  orders: '{n} {n:order|orders} until the next, {perHour} an hour ({usual} an hour are usual)',
  calls: '{n} {n:call|calls} until the next, {perHour} an hour ({usual} an hour are usual)',
  how: 'Counted from each moment to the next, and from the last until now, a week at most. That fewer came after it is no proof: nights and weekends are quiet anyhow, so compare with the usual.',
}
