import { computed, effect, signal, untracked } from '@preact/signals'
import type { DeviceId } from '../../domain/ids.ts'
import { isSet } from '../../domain/template/template.ts'
import type { Scope } from '../../lib/scope.ts'
import { roomName } from '../../meeting/opened-room.ts'
import type { openPeople } from '../../meeting/people/who-is-there.ts'
import { openClaiming } from '../../meeting/protocols/claiming.ts'
import { connectionModel } from '../connect/connection-model.ts'
import { meetingWays } from '../connect/meeting-ways.ts'
import { meetingPairing } from '../connect/pairing-model.ts'
import { facilitateModel } from '../lead/facilitate-model.ts'
import { openLeading } from '../lead/leading.ts'
import type { Circles } from './open-circles.ts'
import type { Ground } from './open-ground.ts'
import type { OpenMeetingParts } from './open-meeting-parts.ts'
import type { TimeAndPlace } from './open-time-and-place.ts'

type People = Awaited<ReturnType<typeof openPeople>>

/** Leading the meeting, letting others lead, and bringing devices in: by codes, and by the other ways that are on. */
export const openLeadingAndConnecting = (
  parts: OpenMeetingParts,
  ground: Ground,
  people: People,
  time: TimeAndPlace,
  circles: Circles,
  scope: Scope,
) => {
  const { entry, browser, encodeLink } = parts
  const { view, tables, table } = ground
  const mesh = entry?.mesh
  const ways = meetingWays({ entry, view, browser })
  const invitationLink = computed(() => {
    const invitation = ways.invitation.value
    if (!invitation) return ''
    // As the meeting is now: what it is about may have been reworded since it was made.
    const { names, template: number, tables: count } = invitation.hint
    const focus = ground.brief.value.focus
    const hint = {
      names,
      template: number,
      tables: count,
      focus,
      ...(isSet(ground.template.value) ? { set: true as const } : {}),
    }
    return encodeLink({ invitation: { ...invitation, hint } })
  })
  const tableOf = (device: DeviceId) => {
    const at = mesh?.peers.get(device)?.table
    return tables.peek().find((one) => one.id === at)
  }
  const facilitate = facilitateWhileLeading(ground, people, time, circles, invitationLink)
  const lead = openLeading({
    ...ground,
    mesh,
    leader: time.leader,
    pinned: parts.facilitator,
    heard: time.clock.heard,
    present: people.present,
    scanned: people.scanned,
    tick: time.tick,
    recoveryCode: parts.facts.recoveryCode,
    tableOf,
  })
  scope.add(ways.close, facilitate.close, lead.close, claimWhereSure(ground, people))
  if (mesh) scope.add(openClaiming({ mesh, room: ground.room, leads: () => ground.isFacilitator.peek() }))
  const pairing = meetingPairing({
    entry,
    readLink: parts.readLink,
    encodeLink,
    takeArrived: parts.takeArrivedCard,
    sitsAt: tableOf,
    told: lead.pairing,
    browser,
  })
  const connection = connectionModel({
    mesh,
    peers: people.peers,
    pairing,
    myTable: ground.myTable,
    saving: [
      () => ground.saving.state.value,
      () => circles.me.saving.value,
      () => table.value?.saving.state.value ?? 'saved',
      () => (table.value?.unwritten.value ? 'saving' : 'saved'),
    ],
    damage: ground.damage,
    roomName: roomName,
    tableName: () => table.value?.documentName,
    view,
    ways: ways.models,
  })
  return { invitationLink, facilitate: facilitate.model, lead, connection }
}

export type LeadingAndConnecting = ReturnType<typeof openLeadingAndConnecting>

/** Beside a facilitator's device a table's key is claimed at once, and so confirmed before anything is said under it. */
const claimWhereSure = ({ table }: Ground, { peers, scanned }: People) => {
  const isBeside = computed(() =>
    [...peers.peers.value.values()].some(
      ({ device, linked, facilitator }) => linked && facilitator && scanned.devices.value.has(device),
    ),
  )
  return effect(() => {
    const voice = table.value?.voice
    // Where it is refused nothing is lost: the table's first words claim it too.
    if (isBeside.value && voice) untracked(() => void voice.claim())
  })
}

/** The facilitator's actions, there while this device's key is a facilitator's, which may begin in the middle of the meeting. */
const facilitateWhileLeading = (
  ground: Ground,
  people: People,
  { clock }: TimeAndPlace,
  { theRoom }: Circles,
  invitationLink: Parameters<typeof facilitateModel>[0]['invitationLink'],
) => {
  const model = signal<ReturnType<typeof facilitateModel> | undefined>(undefined)
  const close = effect(() => {
    const me = ground.signer.value
    if (!me) return
    model.value = untracked(() =>
      facilitateModel({
        ...ground,
        readout: theRoom.model.readout,
        signer: me,
        listAdmitted: people.listAdmitted,
        scanned: people.scanned,
        devices: people.people,
        screens: people.screens,
        peers: people.peers.peers,
        invitationLink,
        now: clock.now,
      }),
    )
    return () => model.peek()?.close()
  })
  return { model, close }
}
