import { bytesToBase64, concat, numberToBytes, textToBytes } from '../../src/lib/bytes.ts'
import type { SignallingSecrets } from '../../src/mesh/contract/signalling.ts'
import { type SealedLetter, sealLetter } from '../../src/mesh/signalling/letters/letter.ts'
import { letterLimits as limits } from '../../src/mesh/signalling/letters/letter-limits.ts'
import type { Disturbance } from './signalling-contract.ts'

const [from, address, call] = ['01'.repeat(16), 'cd'.repeat(32), 'ef'.repeat(8)]

/** What may come over a medium of letters beside honest ones. */
export const strangeLetters = async (
  what: Disturbance,
  { name, topic, seal }: SignallingSecrets,
): Promise<readonly SealedLetter[]> => {
  const honest = await sealLetter(
    { from, address, call, sentAt: Date.now(), says: { isAlone: true, attempt: 0 } },
    { topic, name, seal, limits },
  )
  if (what === 'garbage')
    return ['', 'A'.repeat(honest.length), '\u0000'].map((content) => ({ topic, content }))
  if (what === 'altered')
    return [0, 40, 200].map((at) => ({
      topic,
      content: honest.slice(0, at) + (honest[at] === 'A' ? 'B' : 'A') + honest.slice(at + 1),
    }))
  const iv = crypto.getRandomValues(new Uint8Array(12))
  const plain = new Uint8Array(limits.smallLetterBytes)
  plain.set(concat([3, 0, 128], numberToBytes(Date.now(), 6)))
  const additionalData = textToBytes(`plenary ${name} 2 ${topic}`)
  const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData }, seal, plain)
  return [{ topic, content: bytesToBase64(concat(iv, new Uint8Array(sealed))) }]
}
