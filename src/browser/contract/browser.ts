/**
 * What Plenary needs of the platform, so that it can be handed in: the real one (real-browser.ts) in main.tsx, a fake
 * one in tests. Subscribing returns its own undo.
 */
export interface Browser {
  readonly camera: Camera
  readonly codes: CodeReader
  readonly files: Files
  readonly arriving: ArrivingFiles
  readonly wakeLock: WakeLock
  readonly installing: Installing
  readonly updates: Updates
  readonly persistence: Persistence
  readonly compression: Compression
  readonly locks: DeviceLock
  readonly windows: Windows
  /** Milliseconds since 1970 by this device's clock. */
  now(): number
  /** Visible, page shown again, online again: moments at which it is worth looking at the links. */
  onWake(listener: () => void): () => void
  /** The page is about to go; the last moment to write. */
  onLeave(listener: () => void): () => void
  /** The window's fragment, without '#'. */
  readonly fragment: {
    get(): string
    set(fragment: string, how: 'push' | 'replace'): void
    onChange(l: () => void): () => void
  }
  /** The app's own address without fragment, ending in '/'. */
  readonly base: string
  buzz(): void
  /** Whether this device can buzz at all; iPhones cannot. */
  readonly canBuzz: boolean
  bell(): void
  print(): void
}

export type Facing = 'front' | 'back'
export type CameraRefusal = 'denied' | 'none' | 'busy'

export interface Camera {
  /** Whether asking would show a prompt, is granted, or was denied for good. */
  permission(): Promise<'prompt' | 'granted' | 'denied'>
  open(facing: Facing): Promise<CameraFeed | CameraRefusal>
}

export interface CameraFeed {
  /** For a <video>; frames are read from the same stream. */
  readonly stream: MediaStream
  readonly facing: Facing
  /** Each code seen, once until another is seen. */
  onCode(listener: (text: string) => void): () => void
  close(): void
}

export interface CodeReader {
  /** The text of the QR code in a photo, or undefined where none can be seen. */
  read(image: Blob): Promise<string | undefined>
}

export interface Files {
  /**
   * Share sheet where there is one that takes the file, or else the same `asText` (many take no endings but their own),
   * else a download.
   */
  hand(file: {
    name: string
    type: string
    bytes: Uint8Array | string
    /** What the share sheet shows, and what a message with the file begins with. */
    about?: { readonly title: string; readonly text: string }
    asText?: { readonly name: string; readonly text: string }
  }): Promise<'shared' | 'downloaded' | 'cancelled'>
  /** Shares or copies a text; says which. */
  handText(text: string): Promise<'shared' | 'copied' | 'cancelled'>
  copy(text: string): Promise<boolean>
}

export interface ArrivingFiles {
  /** Each file that was shared with the app or opened with it, once; those that came before anybody listened first. */
  onFile(listener: (file: Blob) => void): () => void
}

export interface WakeLock {
  /** Keeps the screen awake while held, taken again whenever the page is visible again. */
  hold(): () => void
}

export interface Installing {
  /** 'offered': the browser has a prompt ready; 'by-hand': iOS, from the share menu. */
  state(): 'installed' | 'offered' | 'by-hand' | 'unavailable'
  prompt(): Promise<boolean>
  onChange(listener: () => void): () => void
}

export interface Updates {
  /** A new version waits; applied only by `apply`, which reloads. */
  waiting(): boolean
  /** Everything needed offline is on the device. */
  offlineReady(): boolean
  apply(): Promise<void>
  onChange(listener: () => void): () => void
}

export interface Persistence {
  persisted(): Promise<boolean>
  request(): Promise<boolean>
}

export interface Compression {
  readonly available: boolean
  deflate(bytes: Uint8Array): Promise<Uint8Array>
  /** undefined where it is broken, or unfolds into more than `maxBytes`. */
  inflate(bytes: Uint8Array, maxBytes: number): Promise<Uint8Array | undefined>
}

/** Other windows of this browser. */
export interface Windows {
  /** Opens the app in a window of this name, or goes there in it; false where the browser did not let it. */
  open(fragment: string, name: string): boolean
  channel(name: string): WindowChannel
}

/** Heard by all windows of this browser that have a channel of the same name, but not by the one that speaks. */
export interface WindowChannel {
  post(message: unknown): void
  onMessage(listener: (message: unknown) => void): () => void
  close(): void
}

/** Tries out what a room and this device give, for the room check; loaded when somebody asks for it. */
export interface RoomProbes {
  /** Keeps the screen awake for a moment. */
  awake(): Promise<'works' | 'refused' | 'none'>
  /** What a connection gathers now; undefined where this browser makes none. It says more once the camera was allowed. */
  addresses(): Promise<'real' | 'names' | 'none' | undefined>
  /** A link from this page to itself. */
  linkHere(): Promise<'works' | 'none'>
  /** The browser's permission to reach devices nearby; undefined where it knows no such permission. */
  localNetwork(): Promise<'granted' | 'prompt' | 'denied' | undefined>
  /** Asks the app's own address past every cache: the app's answer, another page instead of it, or none. */
  portal(): Promise<'own' | 'portal' | 'away'>
}

export interface DeviceLock {
  /**
   * Waits for the lock of this name (Web Locks); one tab is the device. `held` runs when it is ours; the returned
   * function gives it up. `taken` is told at once where another tab has it.
   */
  claim(name: string, events: { held(): void; taken(): void }): () => void
}
