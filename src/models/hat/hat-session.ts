import { computed, effect, type ReadonlySignal, signal } from '@preact/signals'
import { type Hat, hatOf, isOver } from '../../domain/hat/hat.ts'
import { hatSteps, hatStepsWith } from '../../domain/hat/hat-steps.ts'
import type { DeviceId } from '../../domain/ids.ts'
import { paperMaxLength } from '../../domain/limits.ts'
import type { Acted } from '../../domain/refusal.ts'
import type { CellId, Place, Template } from '../../domain/template/template.ts'
import { done, refuse } from '../../lib/result.ts'
import { openHatPost } from '../../meeting/protocols/hat-post.ts'
import { openHatReader } from '../../meeting/protocols/hat-reader.ts'
import { openReadingChannel, type ReadingMessage } from '../../meeting/protocols/hat-reading.ts'
import type { Fact, PostFact } from '../../meeting/storage/facts.ts'
import type { Mesh, Peer } from '../../mesh/contract/mesh.ts'
import type { HatPapers } from '../../records/hat/hat-papers.ts'
import type { Room, RoomView } from '../../records/set/room-types.ts'
import type { OwnSigner } from '../../records/signing/signer.ts'
import type { DraftsModel } from '../mine/mine-types.ts'
import { hatLead } from './hat-lead.ts'
import { ownPapers } from './hat-own.ts'
import type { HatModel, HatView } from './hat-types.ts'
import { type HatPhones, listHatRecords, showHat } from './hat-view.ts'

export interface HatParts {
  readonly room: Room
  readonly view: ReadonlySignal<RoomView>
  readonly papers: HatPapers
  readonly mesh: Mesh | undefined
  readonly peers: ReadonlySignal<ReadonlyMap<string, Peer>>
  readonly template: ReadonlySignal<Template>
  readonly looking: ReadonlySignal<Place>
  readonly myTable: ReadonlySignal<string | undefined>
  /** This device's own key, once the room knows it as a facilitator's. */
  readonly leads: ReadonlySignal<OwnSigner | undefined>
  readonly drafts: DraftsModel
  readonly kept: Fact<Readonly<Record<string, PostFact>>>
  putOnTable(text: string, cell: CellId): Acted
}

/** The hat on this device: what its person has on paper, the way of that paper, and the reading. */
export const hatSession = async (parts: HatParts) => {
  const { room, view, papers, mesh, peers, template, looking, leads } = parts
  const own = await ownPapers(parts.drafts, parts.kept)
  /** Counts the changes of the papers, and of what is in this device's hands, so that what depends on them is looked at again. */
  const changes = signal(0)
  const lookAgain = () => {
    changes.value = changes.peek() + 1
  }
  const secondsLeft = signal<Readonly<Record<string, number>>>({})

  const steps = computed(() => hatStepsWith(template.value, looking.value, view.value.hats.values()))
  const placeNow = () => steps.peek()?.papers
  const hat = computed(() => steps.value && hatOf(view.value.hats.values(), steps.value.papers))
  /** The hat, where papers are still taken for it, as of now. */
  const findCalled = (id: string): Hat | undefined => {
    const found = room.view.hats.get(id)
    return found && !found.opened && !found.waits && hatOf(room.view.hats.values(), found.place)?.id === id
      ? found
      : undefined
  }
  const takesPart = computed(() => mesh !== undefined && (!leads.value || own.joins.value))
  const phones = computed(() =>
    countPhones(peers.value.values(), takesPart.value ? { table: parts.myTable.value } : undefined),
  )

  const post =
    mesh &&
    openHatPost({
      mesh,
      papers,
      calledFor: findCalled,
      keptPost: own.keptPost,
      keepPost: own.keepPost,
      textFor: ({ place }) => own.foldedAt(place),
      tellLeft(id, seconds) {
        secondsLeft.value = { ...secondsLeft.peek(), [id]: seconds }
      },
    })
  const channel = mesh && openReadingChannel(mesh)
  const reader =
    mesh &&
    channel &&
    openHatReader({
      mesh,
      channel,
      findOpened: (id) => room.view.hats.get(id)?.opened,
      onChange: lookAgain,
    })

  const mineIn = (called: Hat | undefined): HatView['mine'] => {
    if (!takesPart.value) return 'none'
    const found = called && own.posts.value[called.id]
    if (!found) return called?.opened ? 'missed' : 'here'
    if ('became' in found) return found.became
    return papers.of(called.id).has(found.id) ? 'in' : 'on-its-way'
  }
  const hatView = computed<HatView | undefined>(() => {
    void changes.value
    if (!steps.value) return undefined
    const called = hat.value
    const hand = called && reader?.of(called.id)
    const reading = called?.opened?.reading
    return {
      ...showHat({
        view: view.value,
        template: template.value,
        looking: looking.value,
        steps: steps.value,
        hat: called,
        phones: phones.value,
        inside: called ? papers.of(called.id).size : 0,
        isLinked: mesh !== undefined,
      }),
      mine: mineIn(called),
      secondsLeft: called && findCalled(called.id) ? secondsLeft.value[called.id] : undefined,
      reader: hand?.reads ? 'me' : reading?.reader ? 'somebody' : 'nobody',
      words: hand?.words,
      offered: hand?.offered ?? false,
      rests: hand?.rests ?? false,
      keepsHere: reading !== undefined && reading.keeper === leads.value?.id,
    }
  })

  const lead = computed(() => {
    const signer = leads.value
    if (!signer) return undefined
    return hatLead({
      room,
      papers,
      signer,
      placeToPass: () => hatSteps(template.peek(), looking.peek())?.papers ?? looking.peek(),
      hat() {
        const place = placeNow()
        return place && hatOf(room.view.hats.values(), place)
      },
      devices: () => phones.peek().all,
      tell: (device, message) => channel?.send(device, message),
      isFacilitator: (device) => mesh?.peers.get(device)?.facilitator === true,
    })
  })
  const hearLead = (from: DeviceId, message: ReadingMessage) =>
    lead
      .peek()
      ?.hear(from, message)
      .catch((error: unknown) => console.warn('The hat could not be read on', error))

  const keptHats = new Set<string>()
  const undos = [
    papers.onChange(lookAgain),
    channel?.onAny((from, message) => void hearLead(from, message)),
    effect(() => {
      const puts = takesPart.value
      void changes.value
      for (const called of view.value.hats.values()) {
        const records = listHatRecords(view.value, called)
        if (isOver(called)) {
          papers.forget(called.id)
          own.settle(called, undefined)
        } else if (called.opened || findCalled(called.id)) {
          keptHats.add(called.id)
          papers.keep(called.id)
          if (called.opened && records.isWhole) own.settle(called, records.names)
          if (!called.opened && puts) post?.send(called.id)
        }
      }
      // A call that was taken back: the person's words are still here, the papers are no more.
      for (const id of keptHats) if (!view.value.hats.has(id)) papers.forget(id)
    }),
    effect(() => {
      void view.value.hats
      reader?.look()
    }),
    effect(() => {
      void view.value.facilitators
      lead.value
        ?.handKeys()
        .catch((error: unknown) => console.warn('The key of the hat could not be handed on', error))
    }),
  ]

  const model: HatModel = {
    hat: hatView,
    paper: computed(() => (steps.value ? own.paperAt(steps.value.papers) : { text: '', folded: false })),
    write(text) {
      const place = placeNow()
      if (text.length > paperMaxLength) return refuse('note-too-long')
      if (place) own.write(place, text)
      return done
    },
    fold() {
      const place = placeNow()
      if (place) own.fold(place)
    },
    unfold() {
      const place = placeNow()
      if (place) own.unfold(place)
    },
    async offer() {
      const called = hat.peek()
      if (called) await reader?.offer(called.id)
    },
    withdrawOffer() {
      const called = hat.peek()
      if (called) reader?.withdraw(called.id)
    },
    finish(how) {
      const called = hat.peek()
      if (called) reader?.finish(called.id, how)
    },
    async enough() {
      const called = hat.peek()
      if (lead.peek()) return lead.peek()?.lead.enough() ?? done
      if (called) reader?.enough(called.id)
      return done
    },
    putOnTable: parts.putOnTable,
    lead: computed(() => lead.value?.lead),
    joins: own.joins,
    join: own.join,
  }
  return {
    model,
    close() {
      for (const undo of undos) undo?.()
      post?.close()
      reader?.close()
    },
  }
}

/** @param me this device, where it puts in a paper */
const countPhones = (
  peers: Iterable<Peer>,
  me: { readonly table: string | undefined } | undefined,
): HatPhones => {
  const byTable = new Map<string | undefined, number>()
  let [all, facilitators] = [0, 0]
  const count = (table: string | undefined) => {
    byTable.set(table, (byTable.get(table) ?? 0) + 1)
    all++
  }
  for (const peer of peers) {
    if (peer.facilitator) facilitators++
    else count(peer.table)
  }
  if (me) count(me.table)
  return { byTable, all, facilitators }
}
