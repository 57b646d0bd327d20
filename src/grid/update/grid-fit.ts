import { type AbstractType, ContentType, type Doc, findIndexSS, getItem, getState, Item, Text } from 'yjs'
import { keyToNote } from '../note-texts.ts'
import { documentLimits, messageLimits, textMaxLength, textsPerNoteMax } from './grid-limits.ts'
import { isGridPlace, isGridValue, type Root } from './grid-values.ts'
import type { Deletion, Id, Struct } from './read-update.ts'

/** The list that an item stands in: all that was ever said under a key, or the letters of a text. */
type Place =
  | { readonly list: string; readonly root: Root; readonly key: string }
  | { readonly list: string; readonly root: undefined; readonly text: Item | undefined }

const isSame = (a: Id | null, b: Id | undefined) =>
  a === null || b === undefined ? a === null && b === undefined : a.client === b.client && a.clock === b.clock

const addOne = (texts: Map<string, number>, key: string) => {
  const note = keyToNote(key)
  texts.set(note, (texts.get(note) ?? 0) + 1)
}

const textList = ({ client, clock }: Id) => `${client}/${clock}`

/** Whether the structs of one update, offered in causal order, fit into a document as it is, and how much work they are. */
export class GridFit {
  readonly #doc: Doc
  readonly #roots: ReadonlyMap<unknown, Root>
  /** What was taken of the update. */
  readonly #taken = new Map<number, Struct[]>()
  readonly #places = new Map<Struct, Place>()
  /** Of each list: the items, and the letters, that the update brings. */
  readonly #items = new Map<string, number>()
  readonly #letters = new Map<string, number>()
  readonly #deletedFrom = new Set<unknown>()
  /** Of each note; counted once there is a new one. */
  #texts: Map<string, number> | undefined
  readonly #newKeys = new Map<Root, Set<string>>()
  #structs = 0
  #length = 0
  #newClients = 0
  #stepsLeft: number = messageLimits.steps
  #deletionsLeft: number = messageLimits.deletedStructs

  constructor(doc: Doc) {
    this.#doc = doc
    this.#roots = new Map(
      (Object.keys(documentLimits.keys) as Root[]).map((root) => [doc.getMap(root), root]),
    )
    for (const structs of doc.store.clients.values()) {
      const last = structs.at(-1)
      this.#structs += structs.length
      this.#length += last ? last.id.clock + last.length : 0
    }
  }

  /** Takes a struct, where all that it needs is there. */
  take(struct: Struct): boolean {
    const before = getState(this.#doc.store, struct.client)
    if (struct.clock + struct.length > before && !this.#fits(struct, before)) return false
    const section = this.#taken.get(struct.client)
    if (section) section.push(struct)
    else this.#taken.set(struct.client, [struct])
    return true
  }

  /** Whether a range of what is there with the update may be deleted: anything but a text itself. */
  deletes(client: number, { clock, length }: Deletion): boolean {
    const end = clock + length
    for (const struct of this.#taken.get(client) ?? [])
      if (struct.kind === 'text' && struct.clock >= clock && struct.clock < end) return false
    const structs = this.#doc.store.clients.get(client) ?? []
    if (clock >= getState(this.#doc.store, client)) return true
    for (let at = findIndexSS(structs, clock); at < structs.length; at++) {
      const struct = structs[at]
      if (!struct || struct.id.clock >= end) break
      if (struct instanceof Item && struct.content instanceof ContentType) return false
      if (struct.deleted || !(struct instanceof Item)) continue
      this.#deletionsLeft -= 1
      this.#deletedFrom.add(struct.parentSub ?? struct.parent)
    }
    return this.#deletionsLeft >= 0 && this.#items.size + this.#deletedFrom.size <= messageLimits.lists
  }

  #fits(struct: Struct, before: number): boolean {
    // Nobody writes under a document's own id; Yjs would take another one, and presence would stand twice.
    if (struct.client === this.#doc.clientID) return false
    const place = this.#findPlace(struct)
    if (!place || !this.#stands(struct, place) || !this.#hasRoom(struct, place, before)) return false
    if (struct.clock < before) {
      // A part of it is here already, and the rest goes on after that.
      const known = this.#placeOf({ client: struct.client, clock: struct.clock })
      if (known?.list !== place.list) return false
    } else {
      this.#stepsLeft -= this.#countSteps(struct, place)
      if (this.#stepsLeft < 0) return false
    }
    this.#places.set(struct, place)
    this.#count(struct, place, before)
    return true
  }

  #findPlace(struct: Struct): Place | undefined {
    const { parent, key, origin, rightOrigin } = struct
    if (typeof parent === 'string') {
      return key === undefined ? undefined : { list: `${parent}/${key}`, root: parent as Root, key }
    }
    if (parent) return this.#textOf(parent)
    const left = origin && this.#placeOf(origin)
    const right = rightOrigin && this.#placeOf(rightOrigin)
    if (left && right && left.list !== right.list) return undefined
    return origin && !left ? undefined : (left ?? right)
  }

  /** The letters of the text that this item is. */
  #textOf(id: Id): Place | undefined {
    if (id.clock >= getState(this.#doc.store, id.client)) {
      return this.#takenAt(id)?.kind === 'text'
        ? { list: textList(id), root: undefined, text: undefined }
        : undefined
    }
    const item = this.#itemAt(id)
    return item && this.#isText(item) ? { list: textList(item.id), root: undefined, text: item } : undefined
  }

  #isText({ content, parent, deleted }: Item): boolean {
    return (
      !deleted &&
      content instanceof ContentType &&
      content.type instanceof Text &&
      this.#roots.get(parent) === 'texts'
    )
  }

  /** The list in which an item stands that is there. */
  #placeOf(id: Id): Place | undefined {
    if (id.clock >= getState(this.#doc.store, id.client)) {
      const struct = this.#takenAt(id)
      return struct && this.#places.get(struct)
    }
    const item = this.#itemAt(id)
    if (!item) return undefined
    const root = this.#roots.get(item.parent)
    if (root) {
      const key = item.parentSub
      return key === null ? undefined : { list: `${root}/${key}`, root, key }
    }
    const text = (item.parent as AbstractType<unknown>)._item
    return text && this.#isText(text) ? { list: textList(text.id), root: undefined, text } : undefined
  }

  #itemAt({ client, clock }: Id): Item | undefined {
    const structs = this.#doc.store.clients.get(client) ?? []
    const struct = structs[findIndexSS(structs, clock)]
    return struct instanceof Item ? struct : undefined
  }

  #takenAt({ client, clock }: Id): Struct | undefined {
    const structs = this.#taken.get(client) ?? []
    let [low, high] = [0, structs.length - 1]
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((structs[middle]?.clock ?? 0) <= clock) low = middle
      else high = middle - 1
    }
    return structs[low]
  }

  /** Whether such a struct may stand in such a list. */
  #stands({ kind, value, rightOrigin }: Struct, place: Place): boolean {
    if (place.root === undefined) return kind === 'words' || kind === 'deleted'
    if (rightOrigin) return false
    if (kind === 'value') return isGridValue(place.root, place.key, value)
    if (kind === 'deleted') return isGridPlace(place.root, place.key)
    return kind === 'text' && this.#isNewKey(place.root, place.key)
  }

  #isNewKey(root: Root, key: string): boolean {
    return !this.#doc.getMap(root)._map.has(key) && !this.#newKeys.get(root)?.has(key)
  }

  #hasRoom({ kind, client, clock, length }: Struct, place: Place, before: number): boolean {
    const { clients } = this.#doc.store
    const isNewClient = !clients.has(client) && !this.#taken.has(client)
    if (isNewClient && clients.size + this.#newClients >= documentLimits.clients) return false
    if (this.#structs >= documentLimits.structs) return false
    if (!this.#items.has(place.list) && this.#items.size >= messageLimits.lists) return false
    if (this.#length + length > documentLimits.length) return false
    if (place.root === undefined) {
      const shown = place.text ? (place.text.content as ContentType).type._length : 0
      const more = kind === 'words' ? clock + length - Math.max(clock, before) : 0
      return shown + (this.#letters.get(place.list) ?? 0) + more <= textMaxLength
    }
    if (kind === 'text' && (this.#countTexts().get(keyToNote(place.key)) ?? 0) >= textsPerNoteMax)
      return false
    const known = this.#doc.getMap(place.root)._map.size + (this.#newKeys.get(place.root)?.size ?? 0)
    return !this.#isNewKey(place.root, place.key) || known < documentLimits.keys[place.root]
  }

  #count({ kind, client, length }: Struct, place: Place, before: number) {
    if (before === 0 && !this.#taken.has(client)) this.#newClients += 1
    this.#structs += 1
    this.#length += length
    this.#items.set(place.list, (this.#items.get(place.list) ?? 0) + 1)
    if (place.root === undefined) {
      if (kind === 'words') this.#letters.set(place.list, (this.#letters.get(place.list) ?? 0) + length)
    } else if (this.#isNewKey(place.root, place.key)) {
      const keys = this.#newKeys.get(place.root) ?? new Set()
      this.#newKeys.set(place.root, keys.add(place.key))
      if (kind === 'text') addOne(this.#countTexts(), place.key)
    }
  }

  #countTexts(): Map<string, number> {
    if (this.#texts) return this.#texts
    const texts = new Map<string, number>()
    for (const key of this.#doc.getMap('texts')._map.keys()) addOne(texts, key)
    this.#texts = texts
    return texts
  }

  /**
   * How many items Yjs passes by to find a struct's place among concurrent ones (yjs/src/structs/Item.js, integrate). In
   * what people wrote one after the other it is none: the left and the right neighbour still stand side by side.
   */
  #countSteps({ origin, rightOrigin }: Struct, place: Place): number {
    const ofUpdate = this.#items.get(place.list) ?? 0
    const isHere = (id: Id) => id.clock < getState(this.#doc.store, id.client)
    // Nothing of the document hangs on an item that is new.
    if (origin && !isHere(origin)) return ofUpdate
    const end = rightOrigin && isHere(rightOrigin) ? this.#itemAt(rightOrigin) : undefined
    let steps = ofUpdate
    let item: Item | null | undefined
    if (origin) item = this.#itemAt(origin)?.right
    else if (place.root === undefined) item = place.text && (place.text.content as ContentType).type._start
    else {
      item = this.#doc.getMap(place.root)._map.get(place.key)
      for (; item?.left && steps <= this.#stepsLeft; item = item.left) steps += 1
    }
    const passed = new Set<Item>()
    for (; item && item !== end && steps <= this.#stepsLeft; item = item.right) {
      steps += 1
      passed.add(item)
      const before = item.origin
      if (!isSame(before, origin) && !(before && passed.has(getItem(this.#doc.store, before) as Item))) break
    }
    return steps
  }
}
