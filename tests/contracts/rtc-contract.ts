import { describe, expect, it } from 'vitest'
import { compareBytes } from '../../src/lib/bytes.ts'
import { meshLimits } from '../../src/mesh/contract/limits.ts'
import type { Rtc } from '../../src/mesh/contract/mesh.ts'
import { type Connection, openConnection } from '../../src/mesh/link/connection.ts'

const tag = Uint8Array.of(1, 2, 3, 4)

const opened = (connection: Connection) =>
  new Promise<void>((resolve) => {
    if (connection.channel.readyState === 'open') resolve()
    else connection.channel.addEventListener('open', () => resolve())
  })

const messages = (connection: Connection, count: number) =>
  new Promise<Uint8Array[]>((resolve) => {
    const all: Uint8Array[] = []
    connection.channel.addEventListener('message', ({ data }) => {
      all.push(new Uint8Array(data as ArrayBuffer))
      if (all.length === count) resolve(all)
    })
  })

/** What the mesh asks of WebRTC, for every implementation of Rtc. `make` gives the WebRTC of a device of one and the same test. */
export const rtcContract = (name: string, make: () => (device: string) => Promise<Rtc>): void => {
  describe(`rtc: ${name}`, () => {
    const two = async () => {
      const source = make()
      const [here, there] = [await source('here'), await source('there')]
      const a = await openConnection(here, tag, meshLimits)
      const b = await openConnection(there, tag, meshLimits)
      return { here, a, b }
    }

    it('[K5] all cards of a device name one certificate, which is no other device’s', async () => {
      const { here, a, b } = await two()
      const again = await openConnection(here, tag, meshLimits)
      expect(again.card.fingerprint).toEqual(a.card.fingerprint)
      expect(again.card.ufrag).not.toBe(a.card.ufrag)
      expect(b.card.fingerprint).not.toEqual(a.card.fingerprint)
      for (const one of [a, b, again]) one.close()
    })

    it('[N1] two cards make an open channel, with no offer and no answer, whoever dials first', async () => {
      for (const order of ['ab', 'ba']) {
        const { a, b } = await two()
        const [first, second] = order === 'ab' ? [a, b] : [b, a]
        await first.dial(second.card)
        await second.dial(first.card)
        await Promise.all([opened(a), opened(b)])
        expect(a.pc.connectionState).toBe('connected')
        a.close()
        b.close()
      }
    })

    it('carries messages both ways, whole and in order', async () => {
      const { a, b } = await two()
      await Promise.all([a.dial(b.card), b.dial(a.card)])
      await Promise.all([opened(a), opened(b)])
      const arriving = messages(b, 40)
      const back = messages(a, 1)
      const sent = Array.from({ length: 40 }, (_, at) => new Uint8Array(16_000).fill(at))
      for (const one of sent) a.channel.send(one)
      b.channel.send(Uint8Array.of(42))
      const all = await arriving
      expect(all.every((one, at) => compareBytes(one, sent[at] ?? new Uint8Array()) === 0)).toBe(true)
      expect(await back).toEqual([Uint8Array.of(42)])
      a.close()
      b.close()
    })

    it('[N8] tells the other side when a connection was closed', async () => {
      const { a, b } = await two()
      await Promise.all([a.dial(b.card), b.dial(a.card)])
      await Promise.all([opened(a), opened(b)])
      const told = new Promise((resolve) => b.channel.addEventListener('close', resolve))
      a.channel.close()
      await told
      a.close()
      b.close()
    })
  })
}
