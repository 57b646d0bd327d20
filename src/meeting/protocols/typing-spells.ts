import type { DeviceId } from '../../domain/ids.ts'
import { seatsPerTableMax } from '../../domain/limits.ts'
import { Allowances } from '../../lib/allowance.ts'
import { bytesToHex, randomBytes } from '../../lib/bytes.ts'
import type { Typing } from './table-presence-messages.ts'

/** Others forget after `lastsMs` a spell that they are not told of again. */
const tellAgainAfterMs = 10_000
const lastsMs = 30_000
/** More than sit at a table; a neighbour that invents typists shows no more. */
const spellsPerNeighbour = 16
/** Spells that a neighbour begins here: they are passed on to all mates, and so are their ends. */
const beginnings = { perSecond: 4, burst: 32, most: seatsPerTableMax }
const spellBytes = 8

interface Heard {
  readonly via: DeviceId
  toldAt: number
  timer: ReturnType<typeof setTimeout>
}

/**
 * That somebody types, where no names are kept: each spell of typing under an id of its own, used once, and signed by nobody, so
 * that nothing ties one spell to the next, to a device, or to words.
 */
export const createTypingSpells = (parts: {
  /** Tells all mates but this one. */
  pass(typing: Typing, except?: DeviceId): void
  changed(): void
}) => {
  const heard = new Map<string, Heard>()
  const begins = new Allowances(beginnings)
  let own: { readonly spell: string; toldAt: number } | undefined

  const end = (spell: string) => {
    clearTimeout(heard.get(spell)?.timer)
    if (heard.delete(spell)) parts.changed()
  }
  const begin = (spell: string, via: DeviceId) => {
    if ([...heard.values()].filter((one) => one.via === via).length >= spellsPerNeighbour) return false
    if (!begins.take(via)) return false
    heard.set(spell, { via, toldAt: performance.now(), timer: setTimeout(end, lastsMs, spell) })
    parts.changed()
    return true
  }
  /** Whether it is told anew; the same comes over several links. */
  const renew = (known: Heard, spell: string) => {
    if (performance.now() - known.toldAt < tellAgainAfterMs / 2) return false
    known.toldAt = performance.now()
    clearTimeout(known.timer)
    known.timer = setTimeout(end, lastsMs, spell)
    return true
  }

  return {
    /** How many others type. */
    count: () => heard.size,
    /** This device's person types, or no longer; said with each key, told now and then. */
    type(on: boolean) {
      if (!on) {
        if (own) parts.pass({ t: 'typing', spell: own.spell, on })
        own = undefined
        return
      }
      if (own && performance.now() - own.toldAt < tellAgainAfterMs) return
      own ??= { spell: bytesToHex(randomBytes(spellBytes)), toldAt: 0 }
      own.toldAt = performance.now()
      parts.pass({ t: 'typing', spell: own.spell, on })
    },
    hear(typing: Typing, from: DeviceId) {
      const { spell, on } = typing
      if (spell === own?.spell) return
      const known = heard.get(spell)
      const isNews = on ? (known ? renew(known, spell) : begin(spell, from)) : known !== undefined
      if (!on) end(spell)
      if (isNews) parts.pass(typing, from)
    },
    close() {
      for (const { timer } of heard.values()) clearTimeout(timer)
      heard.clear()
    },
  }
}
