/** A rectangle of a screen, in CSS pixels from its top left corner. */
export interface Clip {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** What Chromium's and Firefox's devices have in common: what one can see of them, and code that runs in their page. */
export interface Screen {
  readonly name: string
  /** What the person sees now, as a JPEG at one pixel per CSS pixel, coded in base64. */
  look(clip?: Clip): Promise<string>
  /** Runs in the page; the function must stand alone and its argument and result be plain values. */
  run<A, R>(code: (argument: A) => R | Promise<R>, argument: A): Promise<R>
}

/** Width and height in CSS pixels of the kinds of device that a meeting has. */
export const sizes = {
  phone: { width: 360, height: 740 },
  'small-phone': { width: 320, height: 640 },
  tablet: { width: 1180, height: 820 },
  'tablet-upright': { width: 820, height: 1180 },
  projector: { width: 1920, height: 1080 },
} as const

export type Size = keyof typeof sizes

export interface DeviceOptions {
  readonly name?: string
  /** 'phone' where nothing is said. */
  readonly size?: Size
  readonly scheme?: 'light' | 'dark'
  /** A language tag, 'en-GB' where nothing is said. */
  readonly lang?: string
  readonly reducedMotion?: boolean
  /** Whether the person lets the app use the camera, and whether there is one; 'granted' where nothing is said. */
  readonly camera?: CameraAccess
  /** Takes any certificate, as those of relays on this machine. */
  readonly trusting?: boolean
  /**
   * Whether the service worker keeps the app on the device, for tests that look at that or go offline. Left out where
   * nothing is said: it fetches every file of the app once more for every device.
   */
  readonly installs?: boolean
}

export type CameraAccess = 'granted' | 'denied' | 'none'
