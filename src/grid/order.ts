import { generateKeyBetween } from 'fractional-indexing'
import { orderMaxLength } from '../domain/limits.ts'
import { drawChance } from '../lib/random.ts'

/** Each round halves the chance that two devices choose the same place; equal places are told apart by id anyway. */
const jitterRounds = 4

/**
 * A place between two others (fractional index, base 62), null for an open end. Slightly random, so that two devices
 * seldom choose the same one. Where the two leave no room between them, the place is right after `before`.
 */
export const orderBetween = (before: string | null, after: string | null): string => {
  const low = before !== null && isOrder(before) ? before : null
  const high = after !== null && isOrder(after) && (low === null || after > low) ? after : null
  let [a, b] = [low, high]
  let between = generateKeyBetween(a, b)
  for (let round = 0; round < jitterRounds; round++) {
    if (crypto.getRandomValues(new Uint8Array(1)).every((byte) => byte < 128)) a = between
    else b = between
    between = generateKeyBetween(a, b)
  }
  return between.length <= orderMaxLength ? between : generateKeyBetween(low, null)
}

/**
 * Any place at all, each as likely: where no names are kept, the place of a note must not tell what its writer had seen
 * by then, nor which note came after which.
 */
export const orderAnywhere = (): string => {
  const digit = (from = 0) => digits[from + Math.floor(drawChance() * (digits.length - from))] ?? ''
  // A fraction does not end in zero.
  return `a${Array.from({ length: randomDigits }, () => digit()).join('')}${digit(1)}`
}

const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const randomDigits = 11

/** Whether the text is a fractional index at all; what comes from others may be anything. */
export const isOrder = (text: unknown): text is string => {
  if (typeof text !== 'string' || text.length > orderMaxLength || !/^[0-9A-Za-z]+$/.test(text)) return false
  try {
    generateKeyBetween(text, null)
    return true
  } catch {
    // The library throws on what it did not make itself; there is no other way to ask it.
    return false
  }
}
