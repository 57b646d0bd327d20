/**
 * What every signalling transport keeps to (src/mesh/contract/signalling.ts). A stranger's transport passes it too:
 *
 *   signallingContract('my transport', async () => ({ start: (device) => startMine(device) }))
 *
 * Where people take the cards along (`hand`), the medium's `bring` is what becomes of a text on its way.
 */
import { afterEach, describe, expect, it } from 'vitest'
import type { Invitation } from '../../src/domain/joining/invitation.ts'
import { bytesToBase64, bytesToHex } from '../../src/lib/bytes.ts'
import type { Card } from '../../src/mesh/contract/card.ts'
import type { Mesh } from '../../src/mesh/contract/mesh.ts'
import type { Signalling, SignallingSecrets } from '../../src/mesh/contract/signalling.ts'
import { createMesh } from '../../src/mesh/create-mesh.ts'
import { deriveSecrets } from '../../src/records/secrets.ts'
import { rtcSource } from '../scenarios/mesh-rig.ts'

/** A device before its transport is started. */
export interface Station {
  readonly mesh: Mesh
  readonly invitation: Invitation
  signalling(name: string): Promise<SignallingSecrets>
}

/** What the devices of one test meet over. */
export interface Medium {
  start(station: Station): Promise<Signalling> | Signalling
  /** For transports by hand: a text on its way from one device to the next. */
  bring?(text: string): Promise<string>
  /** For transports over third parties: sends to everybody what no honest device sends. */
  disturb?(what: Disturbance, secrets: (name: string) => Promise<SignallingSecrets>): Promise<void>
  /** All that third parties have been given. */
  seen?(): string
  /** Third parties go away, and come back. */
  stop?(): Promise<void>
  resume?(): Promise<void>
  close?(): Promise<unknown>
}

export type Disturbance = 'garbage' | 'altered' | 'newer'
const disturbances: readonly Disturbance[] = ['garbage', 'altered', 'newer']

interface Device extends Station {
  readonly name: string
  signalling: Station['signalling']
  transport: Signalling
  restart(): Promise<void>
}

const meetingOf = (secret: number): Invitation => ({
  secret: new Uint8Array(16).fill(secret),
  facilitator: '0123456789abcdef0123456789abcdef',
  hint: { template: 0, tables: 1, names: false },
})

const linkedTo = ({ mesh }: Device) =>
  [...mesh.peers.values()].filter(({ linked }) => linked).map(({ device }) => device)

const isLinked = (device: Device) => linkedTo(device).length > 0

const until = (holds: () => boolean, timeout = 20_000) =>
  expect.poll(holds, { timeout, interval: 20 }).toBe(true)

/** Long enough for a letter, a card and a dial on this machine; nothing may have come of them by then. */
const forAWhile = () => new Promise((resolve) => setTimeout(resolve, 700))

const spoil: Readonly<Record<Disturbance, (text: string) => string>> = {
  garbage: () => 'Tea is in the kitchen, the key is with Ana',
  altered: (text) => text.replace(/\d(?=\d{40}$)/, (digit) => `${(Number(digit) + 1) % 10}`),
  newer: (text) => text.replace(/#\d/, '#9'),
}

export const signallingContract = (
  name: string,
  open: () => Promise<Medium>,
  rtc: 'memory' | 'wrtc' = 'memory',
): void => {
  describe(`signalling: ${name}`, () => {
    const closers: (() => Promise<unknown>)[] = []
    afterEach(async () => {
      for (const close of closers.splice(0).reverse()) await close()
    })

    const scene = async () => {
      const medium = await open()
      if (medium.close) closers.push(medium.close)
      const source = rtcSource(rtc)
      const cards: Card[] = []
      const join = async (name: string, secret = 7): Promise<Device> => {
        const invitation = meetingOf(secret)
        const secrets = await deriveSecrets(invitation)
        const mesh = createMesh({ ...(await source.device(name)), secrets })
        const offer = mesh.offer.bind(mesh)
        mesh.offer = async () => {
          const made = await offer()
          cards.push(made.card)
          return made
        }
        const station = { mesh, invitation, signalling: secrets.signalling }
        const device: Device = {
          ...station,
          name,
          transport: await medium.start(station),
          async restart() {
            device.transport.close()
            device.transport = await medium.start(station)
          },
        }
        closers.push(async () => {
          device.transport.close()
          await mesh.close()
        })
        return device
      }
      /** As two people would: each reads the other's card, one first. By itself where nobody is needed. */
      const introduce = async (first: Device, second: Device) => {
        for (const [from, to] of [
          [first, second],
          [second, first],
        ] as const) {
          if (!from.transport.hand || !medium.bring) return
          await until(() => from.transport.hand?.shows !== undefined)
          to.transport.hand?.take(await medium.bring(from.transport.hand.shows ?? ''))
        }
      }
      return { medium, join, introduce, cards }
    }

    it.each([
      ['the first', 0],
      ['the second', 1],
    ])('[N1] [N2] [N5] two devices of one meeting become linked, %s beginning', async (_, begins) => {
      const { join, introduce } = await scene()
      const [a, b] = [await join('a'), await join('b')]
      await (begins === 0 ? introduce(a, b) : introduce(b, a))
      await until(() => isLinked(a) && isLinked(b))
      expect(linkedTo(a)).toEqual([b.mesh.self])
      expect(linkedTo(b)).toEqual([a.mesh.self])
    })

    it('[N1] [N5] one that is started late is found all the same', async () => {
      const { join, introduce } = await scene()
      const a = await join('a')
      await forAWhile()
      expect(isLinked(a)).toBe(false)
      const late = await join('late')
      await introduce(a, late)
      await until(() => isLinked(a) && isLinked(late))
    })

    it('[N1] [N5] [N6] many devices become one room', async () => {
      const { join, introduce } = await scene()
      const room: Device[] = []
      for (let at = 0; at < 6; at++) {
        const next = await join(`device ${at}`)
        const before = room.at(-1)
        if (before) await introduce(before, next)
        await until(() => room.length === 0 || isLinked(next))
        room.push(next)
      }
      await until(() => room.every(({ mesh }) => mesh.peers.size === room.length - 1))
    })

    it('[K4] [N5] a device of another meeting is not linked, and changes nothing for those of this one', async () => {
      const { join, introduce } = await scene()
      const [a, b, stranger] = [await join('a'), await join('b'), await join('stranger', 8)]
      await introduce(stranger, a)
      await forAWhile()
      expect(isLinked(stranger)).toBe(false)
      expect(linkedTo(a)).not.toContain(stranger.mesh.self)
      expect(a.transport.status.state).toBe('open')
      await introduce(a, b)
      await until(() => isLinked(a) && isLinked(b))
      expect([...a.mesh.peers.keys()]).toEqual([b.mesh.self])
      expect(stranger.mesh.peers.size).toBe(0)
    })

    it.each(disturbances)('[K4] [N5] what is %s is refused, and changes nothing', async (what) => {
      const { medium, join, introduce } = await scene()
      const a = await join('a')
      await until(() => a.transport.status.state === 'open')
      if (a.transport.hand) {
        const other = await join('other')
        await until(() => other.transport.hand?.shows !== undefined)
        const shown = other.transport.hand?.shows ?? ''
        expect(spoil[what](shown)).not.toBe(shown)
        a.transport.hand.take(spoil[what](shown))
        await until(() => a.transport.hand?.state.at === 'refused')
      }
      await medium.disturb?.(what, a.signalling)
      await forAWhile()
      expect(isLinked(a)).toBe(false)
      expect(a.transport.status.state).toBe('open')
      const b = await join('b')
      await introduce(a, b)
      await until(() => isLinked(a) && isLinked(b))
    })

    it('[K5] [E3] closed, it says and finds nothing more, and the links that came of it stay', async () => {
      const { medium, join, introduce } = await scene()
      const [a, b] = [await join('a'), await join('b')]
      await introduce(a, b)
      await until(() => isLinked(a) && isLinked(b))
      let told = 0
      b.transport.close()
      a.transport.close()
      a.transport.onChange(() => {
        told += 1
      })
      expect(a.transport.status.state).toBe('closed')
      expect(a.transport.hand?.shows).toBeUndefined()
      a.transport.close()
      const before = medium.seen?.()
      a.transport.wake()
      const late = await join('late')
      if (late.transport.hand && medium.bring) {
        await until(() => late.transport.hand?.shows !== undefined)
        a.transport.hand?.take(await medium.bring(late.transport.hand.shows ?? ''))
      }
      await forAWhile()
      expect(isLinked(late)).toBe(false)
      expect(linkedTo(a)).toEqual([b.mesh.self])
      expect(told).toBe(0)
      // The newcomer's own calls are all that third parties have been given since
      if (before !== undefined) expect(medium.seen?.().startsWith(before)).toBe(true)
      expect(a.transport.status.state).toBe('closed')
    })

    it('[N4] [N5] it can be started again, and finds others again', async () => {
      const { join, introduce } = await scene()
      const a = await join('a')
      await until(() => a.transport.status.state === 'open')
      await a.restart()
      await a.restart()
      const b = await join('b')
      await introduce(b, a)
      await until(() => isLinked(a) && isLinked(b))
    })

    it('[N8] its status is what is so, and every change of it is told', async () => {
      const { medium, join } = await scene()
      const a = await join('a')
      const states: string[] = [a.transport.status.state]
      a.transport.onChange(() => states.push(a.transport.status.state))
      await until(() => a.transport.status.state === 'open')
      for (const { state } of a.transport.status.places) expect(state).toBe('open')
      if (medium.stop && medium.resume) {
        await medium.stop()
        await until(() => a.transport.status.state === 'away')
        await medium.resume()
        a.transport.wake()
        await until(() => a.transport.status.state === 'open')
      }
      a.transport.close()
      expect(states.at(-1)).toBe('closed')
      expect(states.filter((state, at) => state !== 'open' && at > 0 && at < states.length - 1)).toEqual(
        expect.not.arrayContaining(['closed']),
      )
    })

    it('[K4] [N5] third parties are given no card, no address and no device in the clear', async () => {
      const { medium, join, introduce, cards } = await scene()
      const devices = [await join('a'), await join('b'), await join('c')]
      const [a, b, c] = devices as [Device, Device, Device]
      await introduce(a, b)
      await until(() => isLinked(a) && isLinked(b))
      await introduce(b, c)
      await until(() => isLinked(c))
      const seen = medium.seen?.()
      // Where people take the cards along there is nobody else
      if (seen === undefined) return expect(a.transport.hand).toBeDefined()
      expect(seen).not.toBe('')
      const secret = a.invitation.secret
      const clear = [
        ...devices.map(({ mesh }) => mesh.self),
        ...[secret, ...cards.map(({ fingerprint }) => fingerprint)].flatMap((bytes) => [
          bytesToHex(bytes),
          bytesToBase64(bytes),
        ]),
        ...cards.flatMap(({ ufrag, pwd, candidates }) => [
          `"${ufrag}"`,
          pwd,
          ...candidates.map(({ address }) => `"${address}"`),
        ]),
      ]
      for (const text of clear) expect(seen.includes(text), text).toBe(false)
      return undefined
    })
  })
}
