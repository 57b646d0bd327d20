import { describe, expect, it } from 'vitest'
import { answerSignatures } from '../../src/browser/signatures/answer-signatures.ts'
import {
  createSignatureChecks,
  type SignatureChecksParts,
} from '../../src/browser/signatures/signature-checks.ts'
import type { SignatureReply } from '../../src/browser/signatures/signature-messages.ts'

const algorithm = { name: 'ECDSA', hash: 'SHA-256' } as const
const curve = { name: 'ECDSA', namedCurve: 'P-256' } as const

/** So many signed texts of two signers, every seventh with another's signature. */
const signedTexts = async (count: number) => {
  const pairs = await Promise.all(
    [1, 2].map(() => crypto.subtle.generateKey(curve, true, ['sign', 'verify'])),
  )
  const [first, second] = pairs
  if (!first || !second) throw new Error('no keys')
  return Promise.all(
    Array.from({ length: count }, async (_, at) => {
      const { publicKey } = at % 2 === 0 ? first : second
      const isForged = at % 7 === 3
      const { privateKey } = (at % 2 === 0) === isForged ? second : first
      // Of different lengths, so that nothing may stand in another's place.
      const bytes = crypto.getRandomValues(new Uint8Array(20 + (at % 90)))
      const signature = new Uint8Array(await crypto.subtle.sign(algorithm, privateKey, bytes))
      return { key: publicKey, bytes, signature, isForged }
    }),
  )
}

/** Workers that answer as the real one does, or as they are told. */
const workers = (answer = answerSignatures) => {
  const opened: { asked: number; closed: boolean }[] = []
  const open: SignatureChecksParts['open'] = ({ onReply: replied, onFailure: failed }) => {
    const worker = { asked: 0, closed: false }
    opened.push(worker)
    return {
      post(request) {
        worker.asked += request.shape.length / 3
        answer(request).then((reply) => {
          if (!worker.closed) replied(reply)
        }, failed)
      },
      close: () => {
        worker.closed = true
      },
    }
  }
  return { opened, open }
}

const outcomes = async (parts: SignatureChecksParts, count: number) => {
  const verify = createSignatureChecks(parts)
  const texts = await signedTexts(count)
  const found = await Promise.all(texts.map(({ key, bytes, signature }) => verify(key, bytes, signature)))
  return { found, expected: texts.map(({ isForged }) => !isForged) }
}

describe('signatures verified where it is quickest', () => {
  it('[K4] finds each forged one among many, in several workers at once', async () => {
    const { open, opened } = workers()
    const { found, expected } = await outcomes({ cores: 4, open }, 700)
    expect(found).toEqual(expected)
    expect(opened.length).toBe(3)
    expect(opened.reduce((sum, { asked }) => sum + asked, 0)).toBe(700)
  })

  it('looks at a few without any worker', async () => {
    const { open, opened } = workers()
    const { found, expected } = await outcomes({ cores: 4, open }, 20)
    expect(found).toEqual(expected)
    expect(opened).toEqual([])
  })

  it('[K4] looks at all itself where there are no workers', async () => {
    const open = () => {
      throw new Error('no workers here')
    }
    const { found, expected } = await outcomes({ cores: 4, open }, 120)
    expect(found).toEqual(expected)
  })

  it('[K4] looks itself at what a worker left when it failed, and asks none any more', async () => {
    let answered = 0
    const { open, opened } = workers(async (request) => {
      if (++answered > 2) throw new Error('out of memory')
      return answerSignatures(request)
    })
    const verify = createSignatureChecks({ cores: 3, open })
    const texts = await signedTexts(600)
    const check = () => Promise.all(texts.map(({ key, bytes, signature }) => verify(key, bytes, signature)))
    const expected = texts.map(({ isForged }) => !isForged)
    expect(await check()).toEqual(expected)
    expect(opened.every(({ closed }) => closed)).toBe(true)
    const before = opened.length
    expect(await check()).toEqual(expected)
    expect(opened.length).toBe(before)
  })

  it('[K4] believes no answer that does not fit what was asked', async () => {
    const { open } = workers(
      async ({ id }): Promise<SignatureReply> => ({ id, valid: new Uint8Array(4).fill(1) }),
    )
    const { found, expected } = await outcomes({ cores: 2, open }, 100)
    expect(found).toEqual(expected)
  })

  it('[K4] holds a signature for invalid whose bytes are not all there', async () => {
    const [text] = await signedTexts(1)
    if (!text) throw new Error('no text')
    const shape = Uint32Array.of(0, text.bytes.length, 64, 5, 1, 64)
    const reply = await answerSignatures({
      id: 1,
      keys: [text.key],
      shape,
      bytes: new Uint8Array(text.bytes),
    })
    expect([...reply.valid]).toEqual([0, 0])
  })
})
