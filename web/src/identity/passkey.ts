import { cookie, problem, type Problem } from '@/kernel/api'

/** The options as Spring Security writes them: WebAuthn's JSON, bytes in base64url. */
interface WrittenOptions {
  challenge: string
  user?: { id: string; name: string; displayName: string }
  excludeCredentials?: WrittenCredential[]
  allowCredentials?: WrittenCredential[]
  [more: string]: unknown
}

interface WrittenCredential {
  id: string
  type: 'public-key'
  transports?: AuthenticatorTransport[]
}

/** Asks for the key that is already known and signs the session with it. */
export async function usePasskey(): Promise<Problem | null> {
  return await guarded(async () => {
    const options = await send('/webauthn/authenticate/options', null)
    const credential = (await navigator.credentials.get({
      publicKey: read(options) as unknown as PublicKeyCredentialRequestOptions,
    })) as PublicKeyCredential | null
    if (!credential) return { why: 'PasskeyNotUsed' }
    const response = credential.response as AuthenticatorAssertionResponse
    await send('/login/webauthn', {
      ...head(credential),
      response: {
        authenticatorData: text(response.authenticatorData),
        clientDataJSON: text(response.clientDataJSON),
        signature: text(response.signature),
        userHandle: response.userHandle ? text(response.userHandle) : undefined,
      },
    })
    return null
  })
}

/** Makes a new key for who is signed in, and tells the server its public half. */
export async function makePasskey(label: string): Promise<Problem | null> {
  return await guarded(async () => {
    const options = await send('/webauthn/register/options', null)
    const credential = (await navigator.credentials.create({
      publicKey: read(options) as unknown as PublicKeyCredentialCreationOptions,
    })) as PublicKeyCredential | null
    if (!credential) return { why: 'PasskeyNotUsed' }
    const response = credential.response as AuthenticatorAttestationResponse
    const written = {
      ...head(credential),
      response: {
        attestationObject: text(response.attestationObject),
        clientDataJSON: text(response.clientDataJSON),
        transports: response.getTransports(),
      },
    }
    await send('/webauthn/register', { publicKey: { credential: written, label } })
    return null
  })
}

class Refused extends Error {
  constructor(readonly problem: Problem) {
    super(problem.why)
  }
}

async function guarded(act: () => Promise<Problem | null>): Promise<Problem | null> {
  if (!window.PublicKeyCredential) return { why: 'NoPasskeysHere' }
  try {
    return await act()
  } catch (cut) {
    if (cut instanceof Refused) return cut.problem
    if (cut instanceof DOMException) return { why: 'PasskeyNotUsed', detail: cut.message }
    return { why: 'NoWire' }
  }
}

/** These endpoints are Spring Security's own and not in the OpenAPI document. */
async function send(path: string, body: unknown): Promise<WrittenOptions> {
  const response = await fetch(path, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      'X-XSRF-TOKEN': cookie('XSRF-TOKEN') ?? '',
    },
    body: body === null ? null : JSON.stringify(body),
  })
  const answer = response.headers.get('Content-Type')?.includes('json')
    ? ((await response.json()) as WrittenOptions)
    : ({} as WrittenOptions)
  if (response.ok) return answer
  const given = problem(answer, response.status)
  throw new Refused(response.status === 401 ? { ...given, why: 'PasskeyUnknown' } : given)
}

function read(options: WrittenOptions): Record<string, unknown> {
  const list = (all?: WrittenCredential[]) => all?.map((one) => ({ ...one, id: bytes(one.id) }))
  return {
    ...options,
    challenge: bytes(options.challenge),
    ...(options.user ? { user: { ...options.user, id: bytes(options.user.id) } } : {}),
    excludeCredentials: list(options.excludeCredentials),
    allowCredentials: list(options.allowCredentials),
  }
}

function head(credential: PublicKeyCredential) {
  return {
    id: credential.id,
    rawId: text(credential.rawId),
    type: credential.type,
    authenticatorAttachment: credential.authenticatorAttachment ?? undefined,
    clientExtensionResults: credential.getClientExtensionResults(),
  }
}

export function bytes(base64url: string): Uint8Array<ArrayBuffer> {
  const plain = atob(base64url.replaceAll('-', '+').replaceAll('_', '/'))
  return Uint8Array.from(plain, (letter) => letter.charCodeAt(0))
}

export function text(buffer: ArrayBuffer): string {
  const plain = String.fromCharCode(...new Uint8Array(buffer))
  return btoa(plain).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}
