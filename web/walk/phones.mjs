// Real SIP phones for the walk: baresip with a tone for a microphone and a file for an ear.
import { spawn, spawnSync } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { until } from './until.mjs'

const MODULES = '/usr/lib/baresip/modules'

/** Phones that run: none outlives the walk. */
const running = new Set()
process.on('exit', () => running.forEach((phone) => phone.stop()))

/**
 * A TCP port nobody holds. It is looked for below those the system gives out by itself: a port that
 * was free a moment ago may otherwise be the near end of somebody's new connection.
 */
async function freePort() {
  for (;;) {
    const port = randomInt(20_000, 32_000)
    const server = createServer()
    const free = await new Promise((done) => {
      server.once('error', () => done(false))
      server.listen(port, '127.0.0.1', () => server.close(() => done(true)))
    })
    if (free) return port
  }
}

/**
 * A telephone. With a password it registers; with autoAnswer it picks up by itself; with a port it listens
 * there, as a number behind the demo's carrier.
 */
export class Phone {
  constructor(user, server, hertz) {
    Object.assign(this, { user, server, hertz })
  }

  async start({ password, autoAnswer = false, port = 0 } = {}) {
    this.folder = mkdtempSync(join(tmpdir(), 'vigil-phone-'))
    this.controlPort = await freePort()
    this.heardFile = join(this.folder, 'heard.wav')
    const tone = join(this.folder, 'tone.wav')
    spawnSync('sox', [
      '-n',
      '-r',
      '8000',
      '-c',
      '1',
      '-b',
      '16',
      tone,
      'synth',
      '120',
      'sine',
      String(this.hertz),
      'vol',
      '0.5',
    ])
    const quiet = ['ring', 'ringback', 'callwaiting', 'busy', 'error', 'notfound']
    writeFileSync(
      join(this.folder, 'config'),
      [
        'poll_method epoll',
        `sip_listen 127.0.0.1:${port}`,
        'sip_trans_def udp',
        'net_interface 127.0.0.1',
        `audio_player aufile,${this.heardFile}`,
        `audio_source aufile,${tone}`,
        `audio_alert aufile,${join(this.folder, 'alert.wav')}`,
        'ausrc_srate 8000',
        'auplay_srate 8000',
        'ausrc_channels 1',
        'auplay_channels 1',
        ...quiet.map((sound) => `${sound}_aufile none`),
        `module_path ${MODULES}`,
        'module g711.so',
        'module aufile.so',
        'module_app account.so',
        'module_app contact.so',
        'module_app menu.so',
        'module_app ctrl_tcp.so',
        `ctrl_tcp_listen 127.0.0.1:${this.controlPort}`,
        '',
      ].join('\n'),
    )
    const register = password
      ? `;auth_user=${this.user};auth_pass=${password};regint=60`
      : ';regint=0'
    const answer = autoAnswer ? ';answermode=auto' : ''
    writeFileSync(
      join(this.folder, 'accounts'),
      `<sip:${this.user}@${this.server}>${register}${answer};audio_codecs=PCMA/8000/1,PCMU/8000/1\n`,
    )
    writeFileSync(join(this.folder, 'contacts'), '')
    this.out = ''
    this.process = spawn('baresip', ['-f', this.folder, '-v'], {
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    running.add(this)
    for (const stream of [this.process.stdout, this.process.stderr]) {
      stream.on('data', (bytes) => {
        this.out += bytes
      })
    }
    const isUp = () => this.out.includes('baresip is ready')
    await until(() => isUp() || this.hasStopped(), 'baresip starts')
    if (!isUp()) throw this.failure(new Error('baresip does not start'))
    await this.command('help')
    if (password) await until(() => /200 OK/.test(this.out), `${this.user} registers`)
    return this
  }

  /** Sends one command of baresip's menu, in its netstring JSON. */
  command(command, params = '') {
    return new Promise((done, failed) => {
      const socket = connect(this.controlPort, '127.0.0.1', () => {
        const text = JSON.stringify({ command, params, token: 'walk' })
        socket.write(`${Buffer.byteLength(text)}:${text},`)
      })
      socket.on('data', () => {
        socket.end()
        done()
      })
      socket.on('error', (failure) => failed(this.failure(failure)))
    })
  }

  hasStopped() {
    return (this.process.exitCode ?? this.process.signalCode) !== null
  }

  failure(cause) {
    const end = this.process.exitCode ?? this.process.signalCode
    const state = this.hasStopped() ? `ended (${end})` : 'runs, but takes no commands'
    return new Error(`${this.user}'s phone ${state}: ${cause.message}\n${this.out.slice(-500)}`)
  }

  call(number) {
    return this.command('dial', `sip:${number}@${this.server}`)
  }

  hangUp() {
    return this.command('hangup')
  }

  /** Presses a key during the call (RFC 4733). */
  press(key) {
    return this.command('sndcode', key)
  }

  isTalking() {
    return /Call established/.test(this.out)
  }

  hasEnded() {
    return /terminated|session closed/.test(this.out)
  }

  forget() {
    this.out = ''
  }

  /** How loud a frequency is in the last second that this phone heard, 0 to 1. */
  hears(hertz) {
    return loudness(readFileSync(this.heardFile).subarray(44), 1, 0, hertz, 8000)
  }

  /** The loudest sample of the last second that this phone heard, 0 to 1. */
  peak() {
    const bytes = readFileSync(this.heardFile).subarray(44)
    let most = 0
    for (let at = Math.max(0, bytes.length - 16_000) & ~1; at + 1 < bytes.length; at += 2) {
      most = Math.max(most, Math.abs(bytes.readInt16LE(at)))
    }
    return most / 32768
  }

  stop() {
    running.delete(this)
    this.process?.kill('SIGKILL')
    if (this.folder) rmSync(this.folder, { recursive: true, force: true })
  }
}

/** Goertzel over the last second of 16-bit samples: the amplitude of one frequency, 0 to 1. */
export function loudness(bytes, channels, channel, hertz, rate) {
  const frames = Math.floor(bytes.length / 2 / channels)
  const first = Math.max(0, frames - rate)
  const count = frames - first
  if (count < rate / 4) return 0
  const turn = 2 * Math.cos((2 * Math.PI * hertz) / rate)
  let one = 0
  let two = 0
  for (let i = 0; i < count; i++) {
    const sample = bytes.readInt16LE(2 * ((first + i) * channels + channel)) / 32768
    const next = sample + turn * one - two
    two = one
    one = next
  }
  return (2 * Math.sqrt(one * one + two * two - turn * one * two)) / count
}
