import type { FacilitateModel } from '../../../models/lead/facilitate-types.ts'
import { type MeetingProps, useAct, useWords } from '../../context/context.ts'
import { Button } from '../../parts/buttons/button.tsx'
import { IconLamp } from '../../parts/icons.tsx'
import { useLitWords } from '../../readout/use-lit-words.ts'
import './lit-line.css'

/** What is shown on every device besides who speaks, wherever it was lit, and the one tap that ends it. */
export const LitLine = ({ meeting, facilitate }: MeetingProps & { readonly facilitate: FacilitateModel }) => {
  const plenary = useWords('plenary')
  const act = useAct()
  const litWords = useLitWords(meeting)
  const { cell, theme, note, round } = meeting.room.spotlight.value
  // A point that is told in its turn is no more than its table's own.
  const isTold = round?.how === 'points' && note !== undefined
  const what = litWords({
    ...(cell === undefined ? {} : { cell }),
    ...(theme === undefined ? {} : { theme }),
    ...(note === undefined || isTold ? {} : { note }),
  })
  if (what === undefined) return null
  return (
    <div class="lit-line" role="status">
      <IconLamp small />
      <p>
        <span class="small">{plenary.onEveryDevice}</span>
        <bdi>{what}</bdi>
      </p>
      <Button
        kind="plain"
        label={plenary.unlight(what)}
        onClick={() => act(facilitate.plenary.light(undefined))}
      >
        {plenary.stopShowing}
      </Button>
    </div>
  )
}
