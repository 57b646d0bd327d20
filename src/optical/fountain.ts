/**
 * A systematic fountain code over GF(2): symbols below `count` are the source's own blocks, each further one is the XOR
 * of a random half of them. Any `count` symbols that do not depend on each other bring it all back, whichever were lost;
 * on average 1.6 more than that have to be received. Integer arithmetic only: every engine draws the same halves.
 */

/** Cuts the content into blocks of one size, the last one filled up with zeros. */
export const blocksOf = (content: Uint8Array, blockBytes: number): readonly Uint8Array[] => {
  const blocks: Uint8Array[] = []
  for (let at = 0; at < content.length; at += blockBytes) {
    const block = new Uint8Array(blockBytes)
    block.set(content.subarray(at, at + blockBytes))
    blocks.push(block)
  }
  return blocks
}

/** Which blocks a symbol is made of, as bits; `index` 0 to 2^32 - 1. */
export const blocksIn = (index: number, count: number): Uint32Array => {
  const bits = new Uint32Array(Math.ceil(count / wordBits))
  if (index < count) {
    setBit(bits, index)
    return bits
  }
  let state = mixBits(index ^ Math.imul(count, 0x9e3779b1)) || 1
  for (let word = 0; word < bits.length; word++) {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    bits[word] = mixBits(state)
  }
  const over = bits.length * wordBits - count
  const last = bits.length - 1
  bits[last] = ((bits[last] ?? 0) << over) >>> over
  if (bits.every((word) => word === 0)) setBit(bits, index % count)
  return bits
}

export const symbolOf = (blocks: readonly Uint8Array[], index: number): Uint8Array => {
  const bits = blocksIn(index, blocks.length)
  const symbol = new Uint8Array(blocks[0]?.length ?? 0)
  for (const [at, block] of blocks.entries()) if (hasBit(bits, at)) xorInto(symbol, block)
  return symbol
}

export interface Solver {
  /** Independent symbols received so far; all is there when it is `count`. */
  readonly rank: number
  readonly count: number
  /** True where the symbol was news. Its bytes are taken over. */
  add(index: number, symbol: Uint8Array): boolean
  /** The blocks one after the other, filling included; undefined before the rank is full. Solved once. */
  solve(): Uint8Array | undefined
}

/** Memory: `count` blocks and `count` squared bits. */
export const solverOf = (count: number, blockBytes: number): Solver => {
  interface Row {
    readonly bits: Uint32Array
    readonly data: Uint8Array
  }
  /** By its first block, so that each new symbol meets a row at most once for each block. */
  const rows: (Row | undefined)[] = new Array(count)
  let rank = 0
  let solved: Uint8Array | undefined

  return {
    get rank() {
      return rank
    },
    count,
    add(index, symbol) {
      if (rank === count || symbol.length !== blockBytes) return false
      const bits = blocksIn(index, count)
      for (let at = firstBit(bits, 0); at >= 0; at = firstBit(bits, at)) {
        const row = rows[at]
        if (!row) {
          rows[at] = { bits, data: symbol }
          rank++
          return true
        }
        for (let word = at >>> 5; word < bits.length; word++)
          bits[word] = (bits[word] ?? 0) ^ (row.bits[word] ?? 0)
        xorInto(symbol, row.data)
      }
      return false
    },
    solve() {
      if (rank < count) return undefined
      if (solved) return solved
      solved = new Uint8Array(count * blockBytes)
      for (let at = count - 1; at >= 0; at--) {
        const row = rows[at]
        if (!row) return undefined
        for (let other = at + 1; other < count; other++) {
          const data = hasBit(row.bits, other) ? rows[other]?.data : undefined
          if (data) xorInto(row.data, data)
        }
        solved.set(row.data, at * blockBytes)
      }
      rows.fill(undefined)
      return solved
    },
  }
}

const wordBits = 32

const setBit = (bits: Uint32Array, at: number) => {
  bits[at >>> 5] = (bits[at >>> 5] ?? 0) | (1 << (at & 31))
}

const hasBit = (bits: Uint32Array, at: number): boolean => ((bits[at >>> 5] ?? 0) & (1 << (at & 31))) !== 0

/** The first bit that is set at or after `from`, or -1. */
const firstBit = (bits: Uint32Array, from: number): number => {
  for (let word = from >>> 5; word < bits.length; word++) {
    const shift = word === from >>> 5 ? from & 31 : 0
    const left = ((bits[word] ?? 0) >>> shift) << shift
    // The lowest set bit, alone; 31 less its leading zeros is its place.
    if (left !== 0) return word * wordBits + 31 - Math.clz32(left & -left)
  }
  return -1
}

/** The finalizer of MurmurHash3: each bit of the number has a say in each bit of the result. */
const mixBits = (value: number): number => {
  let hash = value | 0
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}

const xorInto = (target: Uint8Array, source: Uint8Array) => {
  for (let at = 0; at < target.length; at++) target[at] = (target[at] ?? 0) ^ (source[at] ?? 0)
}
