import { computed, effect, type ReadonlySignal, untracked } from '@preact/signals'
import type { DeviceId, SignerId } from '../../domain/ids.ts'
import { confirmedPerDeviceMax, signersPerTableMax } from '../../domain/limits.ts'
import type { Readout } from '../../domain/plenary/readout.ts'
import { writeClosed } from '../../domain/records/closed-records.ts'
import type { RecordKey } from '../../domain/records/kinds.ts'
import type {
  Brief,
  Confirm,
  Relays,
  RoomStage,
  Spotlight,
  Table,
  Unseat,
} from '../../domain/records/records.ts'
import { relaysToCarry } from '../../domain/records/relays.ts'
import { pauseClock, resumeClock, startClock } from '../../domain/rounds/clock.ts'
import { nextRoomPlace, previousRoomPlace, roomPlaceOf } from '../../domain/rounds/pace.ts'
import { findPlace, firstPlace, samePlace } from '../../domain/template/places.ts'
import { type Place, showsNames, type Template } from '../../domain/template/template.ts'
import { rollUpRounds } from '../../domain/template/unrolled.ts'
import { newId } from '../../grid/new-id.ts'
import { createTurns } from '../../lib/in-turn.ts'
import { localDay } from '../../lib/local-day.ts'
import { done } from '../../lib/result.ts'
import type { ScannedDevices } from '../../meeting/people/scanned-devices.ts'
import type { Peer } from '../../mesh/contract/mesh.ts'
import { fromScreen, isFar, type Room, type RoomView } from '../../records/set/room-types.ts'
import type { Signer } from '../../records/signing/signer.ts'
import { plenaryModel } from '../plenary/plenary-model.ts'
import type { FacilitateModel } from './facilitate-types.ts'
import { listPhones } from './phones-at-tables.ts'

const minuteMs = 60_000

type Claimed = RoomView['claims'][number]

interface FacilitateParts {
  readonly room: Room
  readonly view: ReadonlySignal<RoomView>
  readonly template: ReadonlySignal<Template>
  readonly brief: ReadonlySignal<Brief>
  readonly readout: ReadonlySignal<Readout>
  readonly signer: Signer
  /** Devices that came in beside this one. */
  readonly scanned: ScannedDevices
  /** Devices that are let in when the doors close, this one first. */
  listAdmitted(): readonly DeviceId[]
  /** People's devices heard of lately, this one included. */
  readonly devices: ReadonlySignal<number>
  readonly screens: ReadonlySignal<number>
  readonly peers: ReadonlySignal<ReadonlyMap<DeviceId, Peer>>
  readonly invitationLink: ReadonlySignal<string>
  now(): number
}

/** What only a facilitator may say, each as a signed record. */
export const facilitateModel = (parts: FacilitateParts) => {
  const { room, view, template, signer, scanned, now } = parts
  /** Each on what the one before has left. */
  const inTurn = createTurns()
  const say = (key: RecordKey, content: unknown) => room.write(key, content, signer)
  const begin = (place: Place): RoomStage | undefined => {
    const there = roomPlaceOf(template.peek(), place)
    return findPlace(template.peek(), there) && startClock(template.peek(), there, now())
  }
  const saidStage = (): RoomStage | undefined => {
    const first = firstPlace(template.peek())
    return view.peek().stage ?? (first && begin(first))
  }
  const change = (next: (stage: RoomStage) => RoomStage) =>
    inTurn(async () => {
      const stage = saidStage()
      return stage ? say('stage', next(stage)) : done
    })
  const saveTable = (table: Table) => say(`table/${table.id}`, table)
  const changeTable = (id: string, next: (table: Table) => Table) =>
    inTurn(async () => {
      const table = tableOf(id)
      return table ? saveTable(next(table)) : done
    })
  const tableOf = (id: string) => view.peek().tables.find((table) => table.id === id)

  const move = (to: () => Place | undefined) =>
    inTurn(async () => {
      const place = to()
      const stage = place && begin(place)
      if (!stage) return done
      await heldToday()
      return say('stage', stage)
    })
  /** A meeting may be made days before: it is held on the day on which it leaves its first step. */
  const heldToday = async () => {
    const { brief, stage } = view.peek()
    const first = firstPlace(template.peek())
    if (!brief || !stage || !first || !samePlace(stage.place, first)) return
    const heldOn = localDay(now())
    if (brief.heldOn !== heldOn) await say('brief', { ...brief, heldOn })
  }
  const neighbour = (of: typeof nextRoomPlace) => () => {
    const stage = saidStage()
    return stage && of(template.peek(), stage.place)
  }

  const confirm = ({ signer: id, table }: Claimed) =>
    inTurn(async () => (tableOf(table) ? say(`confirm/${id}`, { table }) : done))

  /**
   * A claim alone is worth nothing. It is confirmed by itself where its device came in beside this one, or was read from
   * its screen, and where a confirmed key of the same table vouches for it; else a person decides. Keys that vouch for keys
   * come to an end; and a device that has changed its table speaks for another that has keys only where one of them vouches.
   */
  const isSure = ({ signer: id, table, source }: Claimed) => {
    const signers = tableOf(table)?.signers
    if (!signers) return false
    if (source === fromScreen) return true
    if (source !== undefined && view.value.unseated.get(table)?.has(source)) return false
    if (view.value.vouched.get(id)?.has(table) && signers.length < signersPerTableMax) return true
    if (source === undefined) return false
    const before = scanned.tablesOf(source)
    if (before.length >= confirmedPerDeviceMax) return false
    // Where a seat was ended, the keys are gone: the new one is the table's when a device brings it that spoke for it before.
    if (signers.length === 0 && view.value.unseated.get(table)?.size) return before.includes(table)
    return scanned.devices.value.has(source) && (signers.length === 0 || before.every((one) => one === table))
  }
  /**
   * With the device's seat go all keys of the table, which it holds too: what they have said until now, as far as this device has
   * heard, stays; nothing else under them counts. The table makes a new key, and shares anew what had not come here yet.
   */
  const endSeat: FacilitateModel['endSeat'] = (table, device) =>
    inTurn(async () => {
      // What has come and is not verified yet was said before this.
      await room.settled()
      const signers = tableOf(table)?.signers ?? []
      return room.writeAll(
        [
          { key: `unseat/${table}-${device}`, content: { ended: true } satisfies Unseat },
          ...signers.map((id) => ({
            key: `confirm/${id}` as const,
            content: { table, closed: writeClosed(listIds(room, id)) } satisfies Confirm,
          })),
        ],
        signer,
      )
    })

  let confirming = false
  const confirmByItself = async () => {
    if (confirming) return
    confirming = true
    try {
      for (;;) {
        const claim = untracked(() => view.peek().claims.find(isSure))
        if (!claim) return
        if (!(await confirm(claim)).ok) return
        const { source, table } = claim
        if (source !== undefined && scanned.devices.peek().has(source)) scanned.addTable(source, table)
      }
    } finally {
      confirming = false
    }
  }
  const stop = effect(() => {
    void view.value
    void scanned.devices.value
    void confirmByItself()
  })

  /** By signer: several devices may have brought the same claim. */
  const unsure = computed(() => {
    const found = new Map<SignerId, { readonly table: Table; readonly signer: SignerId }>()
    for (const claim of view.value.claims) {
      const table = view.value.tables.find(({ id }) => id === claim.table)
      if (table && !isSure(claim)) found.set(claim.signer, { table, signer: claim.signer })
    }
    return found
  })

  const model: FacilitateModel = {
    move: (place) => move(() => place),
    next: () => move(neighbour(nextRoomPlace)),
    previous: () => move(neighbour(previousRoomPlace)),
    pause: () => change((stage) => pauseClock(stage, now())),
    resume: () => change((stage) => resumeClock(stage, now())),
    addMinutes: (minutes) =>
      change((stage) => ({ ...stage, durationMs: Math.max(0, stage.durationMs + minutes * minuteMs) })),
    present: (spotlight: Spotlight) => say('spotlight', spotlight),
    plenary: plenaryModel({
      view,
      readout: parts.readout,
      template,
      say: (statements) => room.writeAll(statements, signer),
      newThemeId: newId,
    }),
    changeBrief: (brief) => say('brief', { ...brief, names: showsNames(template.peek(), brief.names) }),
    changeTemplate: (next) => say('template', rollUpRounds(next, template.peek())),
    addTable: (name) =>
      inTurn(async () => {
        const number = Math.max(0, ...view.peek().tables.map((table) => table.number)) + 1
        return saveTable({ id: `t${number}`, name, number, signers: [] })
      }),
    renameTable: (id, name) => changeTable(id, (table) => ({ ...table, name })),
    closeTable: (id, closed) => changeTable(id, (table) => ({ ...table, closed })),
    setDoors: (closed) => say('doors', { closed, admitted: closed ? parts.listAdmitted() : [] }),
    setRelays: (on, urls) => say('relays', { on, urls: relaysToCarry(urls) } satisfies Relays),
    claims: computed(() => [...unsure.value.values()]),
    takeBackClaim: (id) => say(`confirm/${id}`, null),
    phones: computed(() => listPhones(parts.peers.value, view.value)),
    endSeat,
    giveSeatBack: (table, device) => say(`unseat/${table}-${device}`, null),
    async confirmClaim(id) {
      const claim = unsure.peek().get(id)
      if (!claim) return done
      const [by, ...others] = view
        .peek()
        .claims.flatMap(({ signer, source }) => (signer === id && source !== undefined ? [source] : []))
      // Where one device alone has brought it, it is the one about which the person was asked.
      if (by !== undefined && others.length === 0 && !isFar(by)) scanned.addTable(by, claim.table.id)
      return confirm({ signer: id, table: claim.table.id })
    },
    get invitationLink() {
      return parts.invitationLink.value
    },
    devices: parts.devices,
    screens: parts.screens,
  }
  return { model, close: stop }
}

/** Of all that a signer has said the ids, words before thanks: where there are too many, the last ones fall out. */
const listIds = (room: Room, signer: SignerId): string[] => {
  const records = [...room.recordsOf(signer).values()]
  const isHeart = ({ key }: { readonly key: RecordKey }) => key.startsWith('heart/')
  return [...records.filter((one) => !isHeart(one)), ...records.filter(isHeart)].map(({ id }) => id)
}
