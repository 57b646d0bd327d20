import { Fault } from '../lib/fault.ts'
import { idMaxLength } from './limits.ts'

/**
 * Readers for values from outside. Each gives the typed value or throws a Fault with the path. They read own properties
 * only and build new objects, so that a `__proto__` key is as unknown as any other.
 */
export class Fields {
  constructor(
    private readonly source: object,
    readonly path: string,
  ) {}

  has(key: string): boolean {
    return this.get(key) !== undefined
  }

  get(key: string): unknown {
    return Object.hasOwn(this.source, key) ? (this.source as Record<string, unknown>)[key] : undefined
  }

  at(key: string): string {
    return this.path === '' ? key : `${this.path}.${key}`
  }

  text(key: string, max: number): string {
    return readText(this.get(key), this.at(key), max)
  }

  /** A text with something in it. */
  words(key: string, max: number): string {
    const text = this.text(key, max)
    if (text.trim() === '') throw new Fault(this.at(key), 'empty')
    return text
  }

  id(key: string): string {
    return readId(this.get(key), this.at(key))
  }

  flag(key: string): boolean {
    const value = this.get(key)
    if (typeof value !== 'boolean')
      throw new Fault(this.at(key), value === undefined ? 'missing' : 'wrong-type')
    return value
  }

  number(key: string, min: number, max: number): number {
    const value = this.get(key)
    if (typeof value !== 'number')
      throw new Fault(this.at(key), value === undefined ? 'missing' : 'wrong-type')
    if (!(value >= min && value <= max)) throw new Fault(this.at(key), 'out-of-range')
    return value
  }

  whole(key: string, min: number, max: number): number {
    const value = this.number(key, min, max)
    if (!Number.isInteger(value)) throw new Fault(this.at(key), 'bad-format')
    return value
  }

  one<T extends string>(key: string, allowed: readonly T[]): T {
    const value = this.get(key)
    const found = allowed.find((word) => word === value)
    if (found === undefined) throw new Fault(this.at(key), value === undefined ? 'missing' : 'wrong-type')
    return found
  }

  matching(key: string, pattern: RegExp): string {
    const value = this.text(key, 200)
    if (!pattern.test(value)) throw new Fault(this.at(key), 'bad-format')
    return value
  }

  list<T>(key: string, max: number, read: (value: unknown, path: string) => T): T[] {
    return readList(this.get(key), this.at(key), max, read)
  }

  object(key: string): Fields {
    return readFields(this.get(key), this.at(key))
  }

  /** `{ [key]: what is read }`, or nothing where there is no value. */
  ifThere<K extends string, T>(key: K, read: (key: K) => T): { readonly [P in K]?: T } {
    return optional(key, this.has(key) ? read(key) : undefined)
  }
}

export const readFields = (value: unknown, path = ''): Fields => {
  if (value === undefined) throw new Fault(path, 'missing')
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Fault(path, 'wrong-type')
  return new Fields(value, path)
}

export const readText = (value: unknown, path: string, max: number): string => {
  if (typeof value !== 'string') throw new Fault(path, value === undefined ? 'missing' : 'wrong-type')
  if (value.length > max) throw new Fault(path, 'too-long')
  return value
}

/** Reads a text of this form, as an item of a list. */
export const readMatching =
  (pattern: RegExp, max: number) =>
  (value: unknown, path: string): string => {
    const text = readText(value, path, max)
    if (!pattern.test(text)) throw new Fault(path, 'bad-format')
    return text
  }

export const readId = readMatching(/^[A-Za-z0-9][A-Za-z0-9-]*$/, idMaxLength)

export const readList = <T>(
  value: unknown,
  path: string,
  max: number,
  read: (value: unknown, path: string) => T,
): T[] => {
  if (!Array.isArray(value)) throw new Fault(path, value === undefined ? 'missing' : 'wrong-type')
  if (value.length > max) throw new Fault(path, 'too-many')
  return value.map((item: unknown, index) => read(item, `${path}.${index}`))
}

/** `{ [key]: value }`, or nothing where the value is undefined: keeps optional properties exact. */
export const optional = <K extends string, T>(key: K, value: T | undefined): { readonly [P in K]?: T } =>
  (value === undefined ? {} : { [key]: value }) as { readonly [P in K]?: T }
