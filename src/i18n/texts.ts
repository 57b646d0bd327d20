import { common } from './en/common.ts'
import { connect } from './en/connect.ts'
import { documentTexts } from './en/document.ts'
import { facilitate } from './en/facilitate.ts'
import { hat } from './en/hat.ts'
import { home } from './en/home.ts'
import { join } from './en/join.ts'
import { leading } from './en/leading.ts'
import { meeting } from './en/meeting.ts'
import { plenary } from './en/plenary.ts'
import { points } from './en/points.ts'
import { screen } from './en/screen.ts'
import { setUp } from './en/set-up.ts'

/** Every word of the interface, by area. English is the source; other languages have the same shape. */
export const english = {
  common,
  home,
  setUp,
  join,
  meeting,
  connect,
  facilitate,
  hat,
  leading,
  points,
  plenary,
  screen,
  document: documentTexts,
}

export type Texts = typeof english
