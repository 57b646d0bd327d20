import { computed, type ReadonlySignal, Signal, signal } from '@preact/signals'

export interface Call {
  /** Where the action is in the model: 'meeting.model.table.add'. */
  readonly action: string
  readonly parameters: readonly unknown[]
}

/**
 * A model of the app, seen from a view: everything in it is the real thing, what is called is remembered, and what a
 * signal says can be replaced where no room in memory comes to that state.
 */
export const watch = <Model extends object>(model: Model) => {
  const calls: Call[] = []
  const watched = new WeakMap<object, unknown>()
  const replaced = new WeakMap<object, Signal<{ readonly value: unknown } | undefined>>()

  const seen = (value: unknown, path: string): unknown => {
    if (value instanceof Promise) return value.then((result) => seen(result, path))
    if (value instanceof Signal) return remember(value, () => seenSignal(value, path))
    if (isModel(value)) return remember(value, () => seenModel(value, path))
    return value
  }
  const remember = (real: object, make: () => unknown): unknown => {
    if (!watched.has(real)) watched.set(real, make())
    return watched.get(real)
  }
  const seenSignal = (real: ReadonlySignal<unknown>, path: string) => {
    const instead = signal<{ readonly value: unknown } | undefined>(undefined)
    const shown = computed(() => (instead.value ? instead.value.value : seen(real.value, path)))
    replaced.set(shown, instead)
    return shown
  }
  const seenAction =
    (real: (...given: unknown[]) => unknown, path: string, of: object) =>
    (...parameters: unknown[]): unknown => {
      calls.push({ action: path, parameters })
      const result: unknown = Reflect.apply(real, of, parameters)
      return typeof result === 'function'
        ? seenAction(result as typeof real, `${path}()`, of)
        : seen(result, `${path}()`)
    }
  const seenModel = <Real extends object>(real: Real, path: string): Real => {
    const actions = new Map<unknown, unknown>()
    return new Proxy(real, {
      get(target, name) {
        const value: unknown = Reflect.get(target, name)
        const at = path === '' ? String(name) : `${path}.${String(name)}`
        if (typeof value !== 'function') return seen(value, at)
        const before = actions.get(value)
        const action = before ?? seenAction(value as (...given: unknown[]) => unknown, at, target)
        actions.set(value, action)
        return action
      },
    })
  }

  return {
    model: seenModel(model, ''),
    calls,
    /** From now on views see this in place of what the model says. The last resort: a room that comes to it is better. */
    pretend<Value>(shown: ReadonlySignal<Value>, value: Value): void {
      const instead = replaced.get(shown)
      if (!instead) throw new Error('not a signal of this model')
      instead.value = { value }
    },
  }
}

/** Whether this has actions or signals, itself or a little further in; everything else is a value. */
const isModel = (value: unknown, depth = 2): value is object => {
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype)
    return false
  return Object.values(Object.getOwnPropertyDescriptors(value)).some(
    ({ get, value: part }) =>
      get !== undefined ||
      typeof part === 'function' ||
      part instanceof Signal ||
      (depth > 0 && isModel(part, depth - 1)),
  )
}
