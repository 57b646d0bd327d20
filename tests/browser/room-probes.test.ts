// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from 'vitest'
import { hereText, roomProbesOf } from '../../src/browser/room-probes.ts'

const base = 'https://plenary.example/app/'
const given = new Set<string>()
const give = (name: string, value: unknown) => {
  given.add(name)
  Object.defineProperty(navigator, name, { configurable: true, value })
}
const answers = (answer: () => Partial<Response> | Promise<never>) => {
  const asked = vi.fn((_: string, __: RequestInit) => Promise.resolve(answer()))
  Object.assign(window, { fetch: asked })
  return asked
}

afterEach(() => {
  for (const name of given) Reflect.deleteProperty(navigator, name)
  given.clear()
  vi.restoreAllMocks()
})

describe('[N7] [E3] who answers at the app’s own address', () => {
  const file = (text: string, more: Partial<Response> = {}) => ({
    ok: true,
    status: 200,
    type: 'basic' as const,
    text: async () => text,
    ...more,
  })

  it('the app: its own file, asked for past every cache, at its own origin', async () => {
    const asked = answers(() => file(`${hereText}\n`))
    expect(await roomProbesOf(window, base).portal()).toBe('own')
    const [url, how] = asked.mock.calls[0] ?? []
    expect(url).toMatch(/^https:\/\/plenary\.example\/app\/here\.txt\?at=/)
    expect(how).toMatchObject({ cache: 'no-store', redirect: 'manual' })
  })

  it.each([
    ['a login page in its place', file('<title>Guest Wi-Fi</title>')],
    ['a redirect to one', { type: 'opaqueredirect' as const, status: 0, ok: false }],
    ['511, as the standard wants it', { type: 'basic' as const, status: 511, ok: false }],
  ])('a portal: %s', async (_, answer) => {
    answers(() => answer)
    expect(await roomProbesOf(window, base).portal()).toBe('portal')
  })

  it('nobody', async () => {
    answers(() => Promise.reject(new TypeError('Failed to fetch')))
    expect(await roomProbesOf(window, base).portal()).toBe('away')
    answers(() => ({ type: 'basic', status: 404, ok: false }))
    expect(await roomProbesOf(window, base).portal()).toBe('away')
  })
})

describe('[N7] [N9] keeping the screen awake', () => {
  it('works, and lets go again', async () => {
    const release = vi.fn(async () => undefined)
    give('wakeLock', { request: async () => ({ release }) })
    expect(await roomProbesOf(window, base).awake()).toBe('works')
    expect(release).toHaveBeenCalled()
  })

  it('is refused, or not there', async () => {
    give('wakeLock', { request: () => Promise.reject(new window.DOMException('no', 'NotAllowedError')) })
    expect(await roomProbesOf(window, base).awake()).toBe('refused')
    Reflect.deleteProperty(navigator, 'wakeLock')
    expect(await roomProbesOf(window, base).awake()).toBe('none')
  })
})

describe('[N7] the permission for devices nearby', () => {
  it('is looked for under each of its names', async () => {
    const query = vi.fn(async ({ name }: { name: string }) => {
      if (name !== 'local-network') throw new TypeError(name)
      return { state: 'prompt' }
    })
    give('permissions', { query })
    expect(await roomProbesOf(window, base).localNetwork()).toBe('prompt')
  })

  it('is unknown where the browser knows none', async () => {
    give('permissions', { query: () => Promise.reject(new TypeError('no such name')) })
    expect(await roomProbesOf(window, base).localNetwork()).toBeUndefined()
  })
})

describe('[N7] a browser without WebRTC', () => {
  it('has no address to tell and makes no link', async () => {
    Object.assign(window, { RTCPeerConnection: undefined })
    const probes = roomProbesOf(window, base)
    expect(await probes.addresses()).toBeUndefined()
    expect(await probes.linkHere()).toBe('none')
  })
})
