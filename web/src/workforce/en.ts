import type { zh } from './zh'

export const en: typeof zh = {
  title: 'Forecast',
  tooShort: 'Not enough history: at least {weeks} weeks are needed',
  tooShortHow: '{days} days with calls so far. The forecast is made anew after midnight.',
  expected: 'Expected calls',
  upper: 'Upper end',
  lower: 'Lower end',
  dayTotal: '{count} calls expected in the day',
  holiday: 'Holiday',
  seats: 'Seats needed',
  byFormula: 'Erlang A',
  bySimulation: 'Simulation',
  staffed: 'On shift on {date}',
  field: {
    date: 'Day',
    percent: 'Answered, %',
    seconds: 'within seconds',
    patience: 'Mean patience (s)',
    afterCall: 'After-call work (s)',
  },
  assumed:
    'Mean handling {seconds} s: talk of the last four weeks and after-call work. The simulation lets days vary and mostly asks for more than the formula.',
  curveSays: '{date}: {count} calls expected in the day',
  seatsSay: '{date}: at most {seats} seats are needed (simulation)',
}
