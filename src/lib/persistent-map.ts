import { hashText } from './hash-text.ts'

type Buckets<V> = readonly (ReadonlyMap<string, V> | undefined)[]

/**
 * An unchanging map; a changed copy costs the same at ten entries and at ten thousand: entries lie in buckets,
 * and a copy shares all buckets but one. Iteration has no promised order.
 */
export class PersistentMap<V> implements ReadonlyMap<string, V> {
  private constructor(
    private buckets: Buckets<V>,
    private count: number,
    /** In a draft: what it began as, and the buckets that it has copied. */
    private drafted?: { readonly from: PersistentMap<V>; readonly own: Map<number, Map<string, V>> },
  ) {}

  get size(): number {
    return this.count
  }

  static empty<V>(): PersistentMap<V> {
    return new PersistentMap<V>(new Array<undefined>(bucketCount).fill(undefined), 0)
  }

  get(key: string): V | undefined {
    return this.buckets[bucketOf(key)]?.get(key)
  }

  has(key: string): boolean {
    return this.buckets[bucketOf(key)]?.has(key) ?? false
  }

  /**
   * A copy to put thousands of entries into: until it is settled, `with` and `without` change it in place, so that
   * nothing is copied twice. Nobody else should have it before.
   */
  draft(): PersistentMap<V> {
    return new PersistentMap(this.buckets, this.count, { from: this, own: new Map() })
  }

  /** Ends a draft: from now on the map never changes. The map that it began as, where nothing was put in. */
  settle(): PersistentMap<V> {
    const { drafted } = this
    if (!drafted) return this
    this.drafted = undefined
    return drafted.own.size === 0 ? drafted.from : this
  }

  /** The bucket at `index`, to be changed in place. */
  private copyOnce(own: Map<number, Map<string, V>>, index: number): Map<string, V> {
    const copied = own.get(index)
    if (copied) return copied
    const bucket = new Map(this.buckets[index])
    if (own.size === 0) this.buckets = this.buckets.slice()
    ;(this.buckets as (ReadonlyMap<string, V> | undefined)[])[index] = bucket
    own.set(index, bucket)
    return bucket
  }

  /** A copy in which `key` holds `value`. */
  with(key: string, value: V): PersistentMap<V> {
    const index = bucketOf(key)
    if (this.drafted) {
      const bucket = this.copyOnce(this.drafted.own, index)
      const { size } = bucket
      this.count += bucket.set(key, value).size - size
      return this
    }
    const before = this.buckets[index]
    const bucket = new Map(before).set(key, value)
    return new PersistentMap(replaceItem(this.buckets, index, bucket), this.size + (before?.has(key) ? 0 : 1))
  }

  /** A copy without `key`; the same map where it has no such key. */
  without(key: string): PersistentMap<V> {
    const index = bucketOf(key)
    const before = this.buckets[index]
    if (!before?.has(key)) return this
    if (this.drafted) {
      this.copyOnce(this.drafted.own, index).delete(key)
      this.count--
      return this
    }
    const bucket = new Map(before)
    bucket.delete(key)
    return new PersistentMap(replaceItem(this.buckets, index, bucket), this.size - 1)
  }

  entries(): MapIterator<[string, V]> {
    return this.collect((bucket) => bucket.entries())
  }

  keys(): MapIterator<string> {
    return this.collect((bucket) => bucket.keys())
  }

  values(): MapIterator<V> {
    return this.collect((bucket) => bucket.values())
  }

  [Symbol.iterator](): MapIterator<[string, V]> {
    return this.entries()
  }

  forEach(visit: (value: V, key: string, map: ReadonlyMap<string, V>) => void): void {
    for (const [key, value] of this.entries()) visit(value, key, this)
  }

  /** One list walked once is several times quicker than a generator over generators. */
  private collect<T>(of: (bucket: ReadonlyMap<string, V>) => Iterable<T>): MapIterator<T> {
    const all: T[] = []
    for (const bucket of this.buckets) if (bucket) for (const item of of(bucket)) all.push(item)
    return all.values()
  }
}

const bucketCount = 256

const replaceItem = <T>(items: readonly T[], index: number, item: T): T[] => {
  const copy = items.slice()
  copy[index] = item
  return copy
}

const bucketOf = (key: string): number => {
  const hash = hashText(key)
  return (hash ^ (hash >>> 16)) & (bucketCount - 1)
}
