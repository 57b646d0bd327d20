import { computed, effect, type ReadonlySignal, signal } from '@preact/signals'
import { type Hat, hatAdvice, hatOf } from '../../domain/hat/hat.ts'
import { hatSteps, isAfter } from '../../domain/hat/hat-steps.ts'
import { hatLeastPapers, paperMaxLength } from '../../domain/limits.ts'
import type { Acted } from '../../domain/refusal.ts'
import { samePlace } from '../../domain/template/places.ts'
import type { CellId, Place, Template } from '../../domain/template/template.ts'
import { done, refuse } from '../../lib/result.ts'
import { openHatPost } from '../../meeting/protocols/hat-post.ts'
import type { Fact, PostFact } from '../../meeting/storage/facts.ts'
import type { Mesh, Peer } from '../../mesh/contract/mesh.ts'
import type { HatPapers } from '../../records/hat/hat-papers.ts'
import type { Room, RoomView } from '../../records/set/room-types.ts'
import type { OwnSigner } from '../../records/signing/signer.ts'
import type { DraftsModel } from '../mine/mine-types.ts'
import { hatLead } from './hat-lead.ts'
import type { HatModel, HatView, MyPaper } from './hat-types.ts'

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

/** The hat on this device: what its person has on paper, the way of that paper, and what was opened. */
export const hatSession = async (parts: HatParts) => {
  const { room, view, papers, mesh, peers, template, looking, leads, drafts, kept } = parts
  const posts = signal<Readonly<Record<string, PostFact>>>((await kept.get()) ?? {})
  const keepPost = async (hat: string, post: PostFact) => {
    posts.value = { ...posts.peek(), [hat]: post }
    await kept.set(posts.peek())
  }
  /** Counts the changes of the papers, so that what depends on them is looked at again. */
  const changes = signal(0)
  /** Counts the changes of this device's own words. */
  const written = signal(0)

  const steps = computed(() => hatSteps(template.value, looking.value))
  const hatAt = (place: Place | undefined): Hat | undefined => place && hatOf(view.value.hats.values(), place)
  const hat = computed(() => hatAt(steps.value?.papers))
  /** The hat, where papers are still taken for it, as of now. */
  const findCalled = (id: string): Hat | undefined => {
    const found = room.view.hats.get(id)
    return found && !found.opened && hatOf(room.view.hats.values(), found.place)?.id === id
      ? found
      : undefined
  }

  const phones = computed(() => {
    const counts = new Map<string | undefined, number>()
    const count = (table: string | undefined) => counts.set(table, (counts.get(table) ?? 0) + 1)
    for (const peer of peers.value.values()) if (!peer.facilitator) count(peer.table)
    if (mesh && !leads.value) count(parts.myTable.value)
    return counts
  })
  const devices = computed(() => [...phones.value.values()].reduce((sum, count) => sum + count, 0))

  const textKey = (place: Place) => `hat/${place.stage}/${place.step}`
  const placeToFoldedKey = (place: Place) => `hat-folded/${place.stage}/${place.step}`
  const paper = computed<MyPaper>(() => {
    void written.value
    const place = steps.value?.papers
    if (!place) return { text: '', folded: false }
    return { text: drafts.get(textKey(place)), folded: drafts.get(placeToFoldedKey(place)) !== '' }
  })

  const post =
    mesh &&
    openHatPost({
      mesh,
      papers,
      calledFor: findCalled,
      keptPost(id) {
        const found = posts.peek()[id]
        return found && 'sealed' in found ? found : undefined
      },
      keepPost,
      textFor: ({ place }) => drafts.get(placeToFoldedKey(place)),
    })

  const listOpenedPapers = (called: Hat) =>
    called.opened?.records.map((id) => view.value.papers.get(id)).filter((record) => record !== undefined) ??
    []
  /** All of it is here: everything is opened at once. */
  const isOpen = (called: Hat) =>
    called.opened !== undefined && listOpenedPapers(called).length === called.opened.records.length

  const mineIn = (called: Hat | undefined): HatView['mine'] => {
    if (leads.value || !mesh) return 'none'
    const own = called && posts.value[called.id]
    if (!own) return called?.opened ? 'missed' : 'here'
    if ('became' in own) return own.became
    return papers.of(called.id).has(own.id) ? 'in' : 'on-its-way'
  }

  const hatView = computed<HatView | undefined>(() => {
    void changes.value
    const at = steps.value
    if (!at) return undefined
    const called = hat.value
    const open = called !== undefined && isOpen(called)
    const opened = open ? called.opened : undefined
    const inside = opened ? opened.written + opened.blank : called ? papers.of(called.id).size : 0
    const of = Math.max(called?.devices ?? 0, devices.value)
    return {
      place: at.papers,
      phase: open ? 'open' : called ? 'calling' : 'writing',
      at: samePlace(looking.value, at.papers)
        ? 'papers'
        : isAfter(template.value, looking.value, at.papers)
          ? 'after'
          : 'before',
      isReading: samePlace(looking.value, at.reading),
      cells: at.cells,
      // A window without links of its own, as the projector's, does not know who is there.
      advice: called || !mesh ? undefined : hatAdvice(phones.value),
      in: inside,
      of: opened ? inside : of,
      tooMany: !opened && inside > of,
      tooFew: inside < hatLeastPapers,
      mine: mineIn(called),
      papers: open ? listOpenedPapers(called).flatMap(({ texts }) => texts) : [],
      blank: opened?.blank ?? 0,
      reading: open ? called.reading : undefined,
    }
  })

  const lead = computed(() => {
    const signer = leads.value
    if (!signer) return undefined
    return hatLead({
      room,
      papers,
      signer,
      place: () => steps.peek()?.papers,
      hat: () => hatOf(room.view.hats.values(), steps.peek()?.papers ?? nowhere),
      devices: () => devices.peek(),
    })
  })

  /** What became of this device's paper, once its hat was opened. Its name among the papers is then forgotten. */
  const settle = (called: Hat) => {
    const own = posts.peek()[called.id]
    if (!own || 'became' in own) return
    const isIn = listOpenedPapers(called).some(({ ids }) => ids.includes(own.id))
    posts.value = { ...posts.peek(), [called.id]: { became: isIn ? 'in' : 'missed' } }
    kept.keep(posts.peek())
  }
  const keptHats = new Set<string>()
  const undos = [
    papers.onChange(() => {
      changes.value++
    }),
    effect(() => {
      const isLead = leads.value !== undefined
      void changes.value
      for (const called of view.value.hats.values()) {
        if (called.opened) {
          papers.forget(called.id)
          if (isOpen(called)) settle(called)
        } else if (findCalled(called.id)) {
          keptHats.add(called.id)
          papers.keep(called.id)
          if (!isLead) post?.send(called.id)
        }
      }
      // A call that was taken back: the person's words are still here, the papers are no more.
      for (const id of keptHats) if (!view.value.hats.has(id)) papers.forget(id)
    }),
    effect(() => {
      void view.value.facilitators
      lead.value
        ?.handKeys()
        .catch((error: unknown) => console.warn('The key of the hat could not be handed on', error))
    }),
  ]

  const change = (place: Place, text: string, folded: string) => {
    drafts.set(textKey(place), text)
    drafts.set(placeToFoldedKey(place), folded)
    written.value++
  }
  const model: HatModel = {
    hat: hatView,
    paper,
    write(text) {
      const place = steps.peek()?.papers
      if (text.length > paperMaxLength) return refuse('note-too-long')
      if (place) change(place, text, '')
      return done
    },
    fold() {
      const place = steps.peek()?.papers
      const { text } = paper.peek()
      if (place) change(place, text, text.trim())
    },
    unfold() {
      const place = steps.peek()?.papers
      if (place) change(place, paper.peek().text, '')
    },
    putOnTable: parts.putOnTable,
    lead: computed(() => lead.value?.lead),
  }
  return {
    model,
    close() {
      for (const undo of undos) undo()
      post?.close()
    },
  }
}

const nowhere: Place = { stage: '', step: '' }
