import type { SignatureReply, SignatureRequest } from './signature-messages.ts'

const algorithm = { name: 'ECDSA', hash: 'SHA-256' } as const

/** Looks at each signature of the request, one after the other; what it does not hold whole is not valid. */
export const answerSignatures = async ({
  id,
  keys,
  shape,
  bytes,
}: SignatureRequest): Promise<SignatureReply> => {
  const valid = new Uint8Array(shape.length / 3)
  let at = 0
  for (let index = 0; index < valid.length; index++) {
    const key = keys[shape[index * 3] ?? -1]
    const signatureAt = at + (shape[index * 3 + 1] ?? 0)
    const end = signatureAt + (shape[index * 3 + 2] ?? 0)
    const signature = bytes.subarray(signatureAt, end)
    const signed = bytes.subarray(at, signatureAt)
    if (key && (await crypto.subtle.verify(algorithm, key, signature, signed))) valid[index] = 1
    at = end
  }
  return { id, valid }
}
