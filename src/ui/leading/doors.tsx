import type { FacilitateModel } from '../../models/lead/facilitate-types.ts'
import { type MeetingProps, useAct, useWords } from '../context/context.ts'
import { Button } from '../parts/buttons/button.tsx'
import { IconDoor, IconLock } from '../parts/icons.tsx'
import './doors.css'

/** How many devices are in, and whether more can come. */
export const Doors = ({ meeting, facilitate }: MeetingProps & { readonly facilitate: FacilitateModel }) => {
  const texts = useWords('facilitate')
  const leading = useWords('leading')
  const act = useAct()
  const { closed } = meeting.room.doors.value
  return (
    <>
      <p class="doors">
        <strong>{texts.devicesShort(facilitate.devices.value)}</strong>
        {facilitate.screens.value > 0 && (
          <span class="small">{leading.screens(facilitate.screens.value)}</span>
        )}
        <span class="small soft">{closed ? texts.doorsClosedExplain : texts.doorsOpenExplain}</span>
      </p>
      <Button
        kind="quiet"
        icon={closed ? IconLock : IconDoor}
        full
        onClick={() => act(facilitate.setDoors(!closed))}
      >
        {closed ? texts.openDoors : texts.closeDoors}
      </Button>
    </>
  )
}
