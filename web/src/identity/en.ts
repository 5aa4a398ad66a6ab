import type { Shape } from '@/say/shape'
import type { zh } from './zh'

export const en: Shape<typeof zh> = {
  signIn: {
    title: 'Sign in',
    staff: 'Staff number',
    password: 'Password',
    next: 'Next',
    passkey: 'Now insert or touch your key (passkey)',
    passkeyHow: 'Your browser will ask for it; a passkey on a phone or this machine works too.',
    usePasskey: 'Use the key',
    other: 'Another staff number',
    first: 'First time? Open the enrolment link your shift leader sent you.',
  },
  enrol: {
    title: 'Enrol',
    hello: 'Hello {name}. Two steps: choose a password, register your key.',
    until: 'This link works once, until {time}.',
    stepPassword: 'Step 1: choose a password',
    stepPasskey: 'Step 2: register your key',
    password: 'New password',
    again: 'Once more',
    rule: 'At least 12 characters; a sentence you remember is safer than odd signs.',
    differ: 'The two do not match.',
    set: 'Set the password',
    passkeyHow: 'Insert your key, press the button below and touch the key when the browser asks.',
    make: 'Register the key',
    label: 'Key',
    done: 'You are enrolled; taking you in…',
  },
  role: {
    AGENT: 'agent',
    DISPATCHER: 'dispatcher',
    CLERK: "unit's clerk",
    HANDLER: 'handler',
    REVIEWER: 'reviewer',
    CALLBACK: 'callback staff',
    EDITOR: 'script editor',
    MANAGER: 'manager on duty',
    LEADER: 'leader',
    OPERATOR: 'operator',
  },
  refused: {
    WrongPassword: 'The staff number or the password is wrong.',
    TooManyAttempts: 'Too many attempts; try again later. Nobody else is locked out by this.',
    PasskeyUnknown:
      'The server does not know this key. Use the one you registered, or ask your shift leader for a new enrolment.',
    PasskeyNotUsed: 'The key was not used. Try again and touch it when the browser asks.',
    NoPasskeysHere:
      'This browser or this address cannot use keys. Open the page by https or by localhost.',
    EnrolmentOver: 'This link has been used or is over. Ask your shift leader for a new one.',
    PasswordTooShort: 'The password is too short: at least 12 characters.',
  },
}
