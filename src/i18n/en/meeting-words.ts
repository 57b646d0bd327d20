import { between } from './between.ts'
import { connect } from './connect.ts'
import { document } from './document.ts'
import { files } from './export.ts'
import { facilitate } from './facilitate.ts'
import { follow } from './follow.ts'
import { hat } from './hat.ts'
import { leading } from './leading.ts'
import { meeting } from './meeting.ts'
import { plenary } from './plenary.ts'
import { points } from './points.ts'
import { relays } from './relays.ts'
import { screen } from './screen.ts'
import { seats } from './seats.ts'
import { set } from './set.ts'
import { setUp } from './set-up.ts'

/** The areas that every meeting soon needs, fetched as one. */
export const meetingWords = {
  setUp,
  meeting,
  connect,
  facilitate,
  hat,
  leading,
  points,
  plenary,
  screen,
  seats,
  document,
  set,
  follow,
  between,
  relays,
  files,
}
