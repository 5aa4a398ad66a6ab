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
  mobile: 'Mobile for duty',
  mobileHow:
    'On duty you are woken by your mobile; whoever gave none is rung at the phone of the house. The page Duty says by which ways and in which order. The number is sealed; it also serves for an SMS on duty, for calls in a shift for which you say so, and to ring you where you have no phone.',
  mobileNumber: 'Mobile number',
  mobileKnown: '{phone} is registered',
  mobileUnreached: 'No carrier calls this number, so your phone of the house is rung.',
  mobileSave: 'Save mobile',
  mobileForget: 'Delete',
  page: {
    elsewhere: 'Calls ring at the registered phone.',
    use: 'Use this page as the phone for the shift',
    useMobile: 'Take calls by my mobile in this shift',
    byMobile:
      'Calls ring at your mobile {phone} in this shift: pick up and press 1 to get the caller',
    putBack: 'Use the other phone',
    again: 'Try again',
    answer: 'Answer',
    mute: 'Mute',
    unmute: 'Unmute',
    hangUp: 'Hang up',
    state: {
      OFF: 'The phone in this page is off',
      OPENING: 'Asking for the microphone…',
      AWAY: 'The phone in this page is not connected and tries again; no call rings here meanwhile',
      READY: 'This page is your phone',
      RINGING: 'A call: please answer',
      TALKING: 'Talking in this page',
      TAKEN: 'The phone is in another page of yours now',
      SIGNED_OUT: 'Signed out: no call comes to this page',
    },
    talksOn: {
      TAKEN:
        'The phone is in another page of yours now. The talk goes on here until the other side hangs up; it cannot be hung up here. Closing this page ends it within a minute',
      SIGNED_OUT:
        'Signed out: the talk goes on until the other side hangs up, no new call comes. It cannot be hung up here; closing this page ends it within a minute',
    },
    no: {
      REFUSED:
        'The microphone was refused: allow it beside the address of this site, then try again',
      NONE: 'No microphone was found: plug in the headset, then try again',
      INSECURE: 'This page is not https, and the browser gives it no microphone',
      NOT_OPENED: 'The phone in this page could not be opened: try again',
    },
  },
  pauseFrom: 'Not recorded from {from} to {to}, at the wish of the desk',
  voice: {
    title: 'How each party sounds',
    step: { GOOD: 'good sound', POOR: 'poor sound', BAD: 'bad sound' },
    party: '{who}: {numbers}',
    comma: ', ',
    loss: '{n}% lost',
    jitter: 'jitter {n} ms',
    trip: 'round trip {n} ms',
    score: 'score {last}',
    scores: 'score at least {least}, on average {mean}',
  },
  test: {
    title: 'Voice test',
    how: 'Your phone rings: answer, say a sentence after the tone, and you hear yourself. No recording is kept.',
    begin: 'Test my voice',
    runs: 'Testing: answer your phone and say a sentence when it asks…',
    well: 'Your voice is well',
    last: 'Last test {time}',
    none: 'Not tested yet',
    found: {
      NOT_ANSWERED: 'Nobody answered, or it was hung up before the end: test again.',
      NO_SOUND:
        'No sound comes from your phone: check network and firewall, or use this page as the phone.',
      SILENT: 'The microphone is silent: unmute it, choose the right one, test again.',
      TOO_QUIET: 'Too quiet: bring the microphone nearer, or turn it up.',
      CLIPPING: 'Too loud, the sound breaks: turn the microphone down.',
      LOSS: 'Too much is lost: use a cable, and close what loads the network.',
      JITTER: 'The network is uneven: use a cable, and close what loads the network.',
      DELAY: 'The delay is too long: use another network.',
    },
    level: 'level {n} dB',
    clipped: '{n}% clipped',
  },
  refused: {
    NoExtension: 'You have no extension. Ask the operator if you need one.',
    MobileNotCalled:
      'You saved no mobile, or no carrier calls it. Save a mobile number under “My phone” first.',
    PhoneNotRegistered:
      'No phone of yours is registered: register one, or use this page as the phone, then test.',
    NotYourCall: 'This call is not at your phone; only the agent on the call may end it.',
  },
}
