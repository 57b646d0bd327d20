// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { FrameSource } from '../../src/browser/camera/frame-source.ts'
import { openCamera } from '../../src/browser/camera/open-camera.ts'
import type { ScanEngine } from '../../src/browser/camera/scan-engine.ts'
import { openScanner } from '../../src/browser/camera/scanner.ts'
import { nativeDetectorGraceMs } from '../../src/browser/contract/limits.ts'
import { deviceLockOf } from '../../src/browser/device-lock.ts'
import { filesOf } from '../../src/browser/files.ts'
import { baseOf } from '../../src/browser/fragment.ts'
import { installingOf } from '../../src/browser/installing.ts'
import { wakeLockOf } from '../../src/browser/wake-lock.ts'

const given = new Set<string>()
/** Gives this page's navigator something for one test. */
const give = (name: string, value: unknown) => {
  given.add(name)
  Object.defineProperty(navigator, name, { configurable: true, value })
}

afterEach(() => {
  for (const name of given) Reflect.deleteProperty(navigator, name)
  given.clear()
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

const touchScreen = () =>
  vi
    .spyOn(window, 'matchMedia')
    .mockImplementation((query) => ({ matches: query === '(pointer: coarse)' }) as MediaQueryList)

describe('files', () => {
  const file = { name: 'a.md', type: 'text/markdown', bytes: '# a' }

  it('[W2] goes to the share sheet of a phone', async () => {
    touchScreen()
    const share = vi.fn(async (_: ShareData) => {})
    give('share', share)
    give('canShare', () => true)
    expect(await filesOf(window).hand(file)).toBe('shared')
    expect(share).toHaveBeenCalledOnce()
    const about = { title: 'Ward 4', text: 'Ward 4, 20 November 2026' }
    await filesOf(window).hand({ ...file, about })
    expect(share).toHaveBeenLastCalledWith({ files: [expect.any(File)], ...about })
  })

  it('[W2] says that a person closed the share sheet', async () => {
    touchScreen()
    give('share', async () => {
      throw new DOMException('closed', 'AbortError')
    })
    give('canShare', () => true)
    expect(await filesOf(window).hand(file)).toBe('cancelled')
    expect(await filesOf(window).handText('x')).toBe('cancelled')
  })

  it('[W2] is downloaded where the share sheet does not take it, and on a computer', async () => {
    const click = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => {})
    give('share', async () => {
      throw new DOMException('type', 'NotAllowedError')
    })
    give('canShare', () => true)
    expect(await filesOf(window).hand(file)).toBe('downloaded')
    touchScreen()
    expect(await filesOf(window).hand(file)).toBe('downloaded')
    expect(click).toHaveBeenCalledTimes(2)
    expect(document.querySelectorAll('a')).toHaveLength(0)
  })

  it('[N6] goes as text to a share sheet that knows no files of ours', async () => {
    touchScreen()
    const share = vi.fn(async (_: ShareData) => {})
    give('share', share)
    give('canShare', ({ files }: ShareData) => files?.[0]?.type === 'text/plain')
    const ours = { name: 'x.plenary', type: 'application/x-plenary', bytes: Uint8Array.of(1) }
    const asText = { name: 'x.plenary.txt', text: 'PLENARY-NOTES-1:AQ' }
    expect(await filesOf(window).hand({ ...ours, asText })).toBe('shared')
    const [given] = share.mock.calls[0]?.[0].files ?? []
    expect([given?.name, await given?.text()]).toEqual([asText.name, asText.text])
  })

  it('copies a text where there is no share sheet, and says where it could not', async () => {
    const writeText = vi.fn(async () => {})
    give('clipboard', { writeText })
    expect(await filesOf(window).handText('https://x/#1')).toBe('copied')
    expect(writeText).toHaveBeenCalledWith('https://x/#1')
    give('clipboard', undefined)
    Object.assign(document, { execCommand: () => false })
    expect(await filesOf(window).handText('https://x/#1')).toBe('cancelled')
    expect(document.querySelectorAll('textarea')).toHaveLength(0)
  })
})

describe('wake lock', () => {
  it('[N9] is taken again when the page is visible again, and let go when nobody holds', async () => {
    const sentinels: (EventTarget & { release: () => Promise<void> })[] = []
    const request = vi.fn(async () => {
      const sentinel = Object.assign(new EventTarget(), { release: vi.fn(async () => {}) })
      sentinels.push(sentinel)
      return sentinel
    })
    give('wakeLock', { request })
    const lock = wakeLockOf(window)
    const [one, two] = [lock.hold(), lock.hold()]
    await vi.waitFor(() => expect(sentinels).toHaveLength(1))
    sentinels[0]?.dispatchEvent(new Event('release'))
    document.dispatchEvent(new Event('visibilitychange'))
    await vi.waitFor(() => expect(sentinels).toHaveLength(2))
    one()
    expect(sentinels[1]?.release).not.toHaveBeenCalled()
    two()
    await vi.waitFor(() => expect(sentinels[1]?.release).toHaveBeenCalled())
    document.dispatchEvent(new Event('visibilitychange'))
    expect(request).toHaveBeenCalledTimes(2)
  })

  it('[N9] is missed by nobody where there is none', () => {
    wakeLockOf(window).hold()()
  })
})

describe('installing', () => {
  const offer = (outcome: 'accepted' | 'dismissed') =>
    Object.assign(new Event('beforeinstallprompt', { cancelable: true }), {
      prompt: async () => ({ outcome }),
    })

  it('keeps the browser’s prompt for a moment of our own, once', async () => {
    const installing = installingOf(window)
    const changed = vi.fn()
    installing.onChange(changed)
    const event = offer('dismissed')
    window.dispatchEvent(event)
    expect(event.defaultPrevented).toBe(true)
    expect([installing.state(), changed.mock.calls.length]).toEqual(['offered', 1])
    expect(await installing.prompt()).toBe(false)
    expect(installing.state()).toBe('unavailable')
    window.dispatchEvent(offer('accepted'))
    expect(await installing.prompt()).toBe(true)
    window.dispatchEvent(new Event('appinstalled'))
    expect(installing.state()).toBe('installed')
  })

  it('is done by hand on iOS', () => {
    give('userAgent', 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_4 like Mac OS X)')
    expect(installingOf(window).state()).toBe('by-hand')
    give('userAgent', 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)')
    give('maxTouchPoints', 5)
    expect(installingOf(window).state()).toBe('by-hand')
    give('standalone', true)
    expect(installingOf(window).state()).toBe('installed')
  })
})

describe('camera', () => {
  it.each([
    ['NotAllowedError', 'denied'],
    ['NotFoundError', 'none'],
    ['NotReadableError', 'busy'],
  ])('[K4] says %s in a word: %s', async (name, refusal) => {
    give('mediaDevices', {
      getUserMedia: async () => {
        throw new DOMException('', name)
      },
    })
    expect(await openCamera(window, 'front')).toBe(refusal)
  })

  it('[K4] has none where the page may not ask', async () => {
    give('mediaDevices', undefined)
    expect(await openCamera(window, 'front')).toBe('none')
  })
})

it('without Web Locks this tab is the device', async () => {
  give('locks', undefined)
  const told: string[] = []
  deviceLockOf(window).claim('x', { held: () => told.push('held'), taken: () => told.push('taken') })
  expect(told).toEqual(['held'])
})

it('the app’s address has no file name, query or fragment', () => {
  expect(baseOf('https://a.b/c/index.html?x=1#y')).toBe('https://a.b/c/')
  expect(baseOf('https://a.b/c/#y/z')).toBe('https://a.b/c/')
  expect(baseOf('https://a.b')).toBe('https://a.b/')
})

describe('scanner', () => {
  /** Frames that a test hands out one by one. */
  const frameByFrame = () => {
    let give: (more: boolean) => void = () => {}
    let asked: () => void = () => {}
    const frames: FrameSource = {
      next: () =>
        new Promise((resolve) => {
          give = resolve
          asked()
        }),
      video: document.createElement('video'),
      pixels: () => new ImageData(1, 1),
      close: () => give(false),
    }
    return {
      frames,
      /** Resolves when the frame has been looked at. */
      frame: () =>
        new Promise<void>((resolve) => {
          asked = resolve
          give(true)
        }),
      ready: () =>
        new Promise<void>((resolve) => {
          asked = resolve
        }),
    }
  }
  const engineOf =
    (read: () => Promise<string | undefined>): (() => ScanEngine) =>
    () => ({
      read,
      close: () => {},
    })
  const native = (detect: () => Promise<readonly { rawValue: string }[]>) =>
    vi.stubGlobal(
      'BarcodeDetector',
      class {
        static getSupportedFormats = async () => ['qr_code']
        detect = detect
      },
    )

  it('[N1] gives the native detector a few seconds, then reads by itself', async () => {
    native(async () => [])
    vi.stubGlobal('ImageData', class {})
    let time = 0
    const { frames, frame, ready } = frameByFrame()
    const open = vi.fn(engineOf(async () => 'a code'))
    const scanner = openScanner(window, frames, open, () => time)
    const seen: string[] = []
    const started = ready()
    scanner.onCode((text) => seen.push(text))
    await started
    await frame()
    time = nativeDetectorGraceMs
    await frame()
    expect(open).not.toHaveBeenCalled()
    time++
    await frame()
    await frame()
    await frame()
    expect(open).toHaveBeenCalledOnce()
    expect(seen).toEqual(['a code'])
    scanner.close()
  })

  it('[N1] stays with a native detector that reads, and never loads its own', async () => {
    const texts = ['a', 'a', 'b', 'a']
    native(async () => [{ rawValue: texts.shift() ?? '' }])
    const { frames, frame, ready } = frameByFrame()
    const open = vi.fn(engineOf(async () => undefined))
    const scanner = openScanner(window, frames, open)
    const seen: string[] = []
    const started = ready()
    scanner.onCode((text) => seen.push(text))
    await started
    for (let at = 0; at < 4; at++) await frame()
    expect(seen).toEqual(['a', 'b', 'a'])
    expect(open).not.toHaveBeenCalled()
    scanner.close()
  })

  it('[K4] goes on with the built-in decoder where the native one breaks, and tries again where its own does', async () => {
    native(async () => {
      throw new DOMException('service gone', 'NotSupportedError')
    })
    vi.stubGlobal('ImageData', class {})
    vi.spyOn(console, 'info').mockImplementation(() => {})
    let time = 0
    let works = false
    const { frames, frame, ready } = frameByFrame()
    const open = vi.fn(
      engineOf(async () => {
        if (!works) throw new Error('no wasm')
        return 'at last'
      }),
    )
    const scanner = openScanner(window, frames, open, () => time)
    const seen: string[] = []
    const started = ready()
    scanner.onCode((text) => seen.push(text))
    await started
    for (let at = 0; at < 4; at++) await frame()
    expect(open).toHaveBeenCalledOnce()
    works = true
    time = 60_000
    for (let at = 0; at < 3; at++) await frame()
    expect(seen).toEqual(['at last'])
    scanner.close()
  })
})
