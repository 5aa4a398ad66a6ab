import type { Shape } from '@/say/shape'
import type { alarm as zhAlarm } from './zhAlarms'

export const alarm: Shape<typeof zhAlarm> = {
  title: "Alarms of the line's own health",
  how: 'Queue, carriers, voice, disk, database and the like are an alarm once they are bad for a while, and it ends by itself once they have been well for a while.',
  none: 'No alarms.',
  noneHow: 'None was raised in the last 24 hours; the thresholds are a table of their own.',
  open: 'open',
  ended: '{from} to {to}',
  since: 'since {time}',
  level: { WAKE: 'wakes at any hour', DAY: 'pages by day, at night it waits', SHOW: 'shown only' },
  unit: {
    QUEUE: 'callers wait',
    WAIT: 's, the longest wait',
    ABANDONS: '% gave up',
    TRUNK: 'carriers away',
    MEDIA: 'voice service away',
    VOICE: '% of the phones that talk sound bad',
    DISK: '% of the disk in use',
    DATABASE: 's without an answer',
    READERS: 's without moving',
    TEST_PAGE: 'evenings unanswered',
  },
  said: {
    QUEUE: '{n} callers wait',
    WAIT: 'longest wait {n} s',
    ABANDONS: '{n}% of the last half hour gave up',
    TRUNK: 'carriers away: {detail}',
    MEDIA: 'the voice service is away',
    VOICE: '{n}% of the phones that talk sound bad',
    DISK: 'disk {n}% full',
    DATABASE: 'no answer of the database for {n} s',
    READERS: 'reader {detail} has stood still for {n} s',
    TEST_PAGE: 'test pages unanswered, evenings: {n}',
  },
}
