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
    rule: 'At least 10 characters; a sentence you remember is safer than odd signs.',
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
    WrongSignIn: 'The staff number and the password do not belong together.',
    TooManyTries:
      'Too many tries from here: wait {retryAfterSeconds} s. Nobody else is locked out by this.',
    PasskeyMissing: 'No key is registered for you. Ask your shift leader for an enrolment link.',
    PasskeyRefused:
      'This is not the key you registered. Try the other one, or ask your shift leader for a new link.',
    PasswordFirst: 'Give the password first, then use the key.',
    PasskeyNotUsed: 'The key was not used. Try again and touch it when the browser asks.',
    NoPasskeysHere:
      'This browser or this address cannot use keys. Open the page by https or by localhost.',
    LinkUnknown: 'There is no such link, or a newer one has replaced it. Ask your shift leader.',
    LinkUsed: 'This link has been used. Sign in; if your key is lost, ask for a new link.',
    LinkExpired: 'This link is over after 24 hours. Ask your shift leader for a new one.',
    PasswordTooWeak:
      'The password is too weak: at least {leastLength} characters, without your staff number.',
    SignInFirst: 'Please sign in first.',
    NotYourRole: 'Your role may not take this step. Ask your shift leader if you need it.',
    CsrfMissing: 'The page was too old; please press again.',
  },
}
