import type { Shape } from '@/say/shape'
import type { zh } from './zh'

export const en: Shape<typeof zh> = {
  title: 'My phone',
  how: 'Register a SIP phone or softphone here, and calls will ring on it.',
  server: 'Server (UDP)',
  user: 'User (extension)',
  password: 'Password',
  registered: 'A phone is registered and can take calls.',
  notRegistered: 'No phone is registered yet.',
  hasPassword: 'A password is set; if it is forgotten make a new one, and the old one ends.',
  make: 'Make a password',
  renew: 'Make a new password',
  once: 'The password is shown only once: enter it into the phone now.',
  again: 'Check again',
  refused: {
    NoExtension: 'You have no extension. Ask the operator if you need one.',
    NotYourCall: 'This call is not at your phone; only the agent on the call may end it.',
  },
}
