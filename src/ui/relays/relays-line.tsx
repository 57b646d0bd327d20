import { useState } from 'preact/hooks'
import { relaysOf } from '../../models/connect/relays-way.ts'
import type { FacilitateModel } from '../../models/lead/facilitate-types.ts'
import { type MeetingProps, useWords } from '../context/context.ts'
import { Button } from '../parts/buttons/button.tsx'
import { Dialog } from '../parts/overlays/dialog.tsx'
import { RelaysPanel } from './relays-panel.tsx'

export interface RelaysLineProps extends MeetingProps {
  readonly facilitate: FacilitateModel
}

/** Beside the doors: whether newcomers are found over the internet, and the way to change it. */
export const RelaysLine = ({ meeting, facilitate }: RelaysLineProps) => {
  const texts = useWords('relays')
  const [open, setOpen] = useState(false)
  const state = relaysOf(meeting.connection.ways)?.state.value ?? 'off'
  return (
    <>
      <p class="small soft">{texts[state]}</p>
      <Button kind="plain" onClick={() => setOpen(true)}>
        {texts.button}
      </Button>
      {open && (
        <Dialog title={texts.title} onClose={() => setOpen(false)}>
          <RelaysPanel meeting={meeting} facilitate={facilitate} />
        </Dialog>
      )}
    </>
  )
}
