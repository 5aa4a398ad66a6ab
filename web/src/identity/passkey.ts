import type { Problem } from '@/kernel/api'

/** The options as the server writes them: WebAuthn's JSON form, bytes in base64url. */
export interface WrittenOptions {
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

/** What the key answered, in the JSON form that the server reads; or why it did not. */
export type Touched = { credential: Record<string, unknown> } | { refused: Problem }

/** Asks for a key that is already known. */
export function touchPasskey(options: WrittenOptions, signal?: AbortSignal): Promise<Touched> {
  return guarded(async () => {
    const publicKey = read(options) as unknown as PublicKeyCredentialRequestOptions
    const credential = await navigator.credentials.get({
      publicKey,
      ...(signal ? { signal } : {}),
    })
    if (!(credential instanceof PublicKeyCredential)) return null
    const response = credential.response as AuthenticatorAssertionResponse
    const userHandle = response.userHandle ? { userHandle: text(response.userHandle) } : {}
    return {
      ...head(credential),
      response: {
        authenticatorData: text(response.authenticatorData),
        clientDataJSON: text(response.clientDataJSON),
        signature: text(response.signature),
        ...userHandle,
      },
    }
  })
}

/** Makes a new key. */
export function makePasskey(options: WrittenOptions): Promise<Touched> {
  return guarded(async () => {
    const publicKey = read(options) as unknown as PublicKeyCredentialCreationOptions
    const credential = await navigator.credentials.create({ publicKey })
    if (!(credential instanceof PublicKeyCredential)) return null
    const response = credential.response as AuthenticatorAttestationResponse
    return {
      ...head(credential),
      response: {
        attestationObject: text(response.attestationObject),
        clientDataJSON: text(response.clientDataJSON),
        transports: response.getTransports(),
      },
    }
  })
}

async function guarded(touch: () => Promise<Record<string, unknown> | null>): Promise<Touched> {
  if (!window.PublicKeyCredential) return { refused: { why: 'NoPasskeysHere' } }
  try {
    const credential = await touch()
    return credential ? { credential } : { refused: { why: 'PasskeyNotUsed' } }
  } catch {
    return { refused: { why: 'PasskeyNotUsed' } }
  }
}

function read(options: WrittenOptions): Record<string, unknown> {
  const list = (all?: WrittenCredential[]) =>
    all ? all.map((one) => ({ ...one, id: bytes(one.id) })) : []
  return {
    ...options,
    challenge: bytes(options.challenge),
    ...(options.user ? { user: { ...options.user, id: bytes(options.user.id) } } : {}),
    excludeCredentials: list(options.excludeCredentials),
    allowCredentials: list(options.allowCredentials),
  }
}

function head(credential: PublicKeyCredential) {
  const attachment = credential.authenticatorAttachment
  return {
    id: credential.id,
    rawId: text(credential.rawId),
    type: credential.type,
    ...(attachment ? { authenticatorAttachment: attachment } : {}),
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
