import { connect } from './en/connect.ts'
import { documentTexts } from './en/document.ts'
import { facilitate } from './en/facilitate.ts'
import { hat } from './en/hat.ts'
import { leading } from './en/leading.ts'
import { meeting } from './en/meeting.ts'
import { plenary } from './en/plenary.ts'
import { points } from './en/points.ts'
import { screen } from './en/screen.ts'
import { setUp } from './en/set-up.ts'

/** Words of all screens but the first ones: fetched together with the first of them that is gone to. */
export const furtherEnglish = {
  setUp,
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

export type FurtherTexts = typeof furtherEnglish
