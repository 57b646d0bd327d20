/** Scenes to rehearse alone: the person reads what happens, chooses what to do, and sees what comes of it. */
export interface SceneWords {
  readonly title: string
  readonly about: string
  readonly choose: string
  readonly happens: string
  readonly other: string
  readonly goOn: string
  readonly debrief: string
  readonly toDebrief: string
  readonly again: string
  readonly all: string
  readonly moment: (number: string, of: string) => string
  readonly scenes: Readonly<Record<SceneId, Scene>>
}

export type SceneId = 'advice' | 'silence' | 'one-voice'

export interface Scene {
  readonly title: string
  /** Who is there, and where they are in the meeting. */
  readonly setting: string
  readonly moments: readonly SceneMoment[]
  readonly debrief: SceneDebrief
}

export interface SceneMoment {
  /** What one hears and sees. */
  readonly heard: readonly string[]
  readonly choices: readonly SceneChoice[]
}

export interface SceneChoice {
  readonly does: string
  /** What comes of it at the table, and what it may cost or give. */
  readonly comes: string
}

interface SceneDebrief {
  readonly lead: string
  readonly points: readonly string[]
  /** For the person alone, with no answer. */
  readonly ask: string
}
