import { useState } from 'preact/hooks'
import { emptyPoint } from '../../../domain/outcome/action-point.ts'
import type { ActionPoint } from '../../../domain/records/records.ts'
import type { PointView } from '../../../models/room/room-types.ts'
import { type MeetingProps, useAct, useNotices, useWords } from '../../context/context.ts'
import { Button } from '../../parts/buttons/button.tsx'
import { Badge } from '../../parts/display/badge.tsx'
import { TableChip } from '../../parts/display/table-chip.tsx'
import { IconAdd, IconCheck, IconEdit, IconHand, IconRemove } from '../../parts/icons.tsx'
import { Menu } from '../../parts/overlays/menu.tsx'
import { AskerBadge } from '../../points/asking-line.tsx'
import { PointEditor } from '../../points/point-editor.tsx'
import { usePointSentence } from '../../points/point-sentence.ts'
import { TakePoint } from '../../points/take-point.tsx'
import '../../points/points.css'
import './points-panel.css'

/** Everybody's action points, and those that are said aloud. */
export const PointsPanel = ({ meeting }: MeetingProps) => {
  const pointsWords = useWords('points')
  const facilitateWords = useWords('facilitate')
  const notices = useNotices()
  const act = useAct()
  const sentence = usePointSentence()
  const { room } = meeting
  const [editing, setEditing] = useState<ActionPoint>()
  const [taking, setTaking] = useState<PointView>()
  const points = room.points.value

  const withdraw = (point: PointView) => {
    const { table: _table, mine: _mine, mayTake: _mayTake, taken, ...words } = point
    const takeAgain = () => taken && act(room.take(point.id, true, point.who))
    act(room.withdrawPoint(point.id), () =>
      notices.say(pointsWords.withdrawn, () => act(room.savePoint(words), takeAgain)),
    )
  }

  return (
    <div class="stack-mid">
      {points.length === 0 && <p class="soft">{facilitateWords.pointsEmpty}</p>}
      <ul class="board-points-list">
        {points.map((point) => (
          <li key={point.id} class="board-point">
            <div class="board-point-body">
              <p dir="auto">{sentence(point)}</p>
              <div class="board-point-facts">
                {point.table && <TableChip table={point.table} />}
                {point.taken ? (
                  <Badge kind="good" icon={IconCheck}>
                    {pointsWords.taken}
                  </Badge>
                ) : (
                  <Button kind="plain" icon={IconHand} onClick={() => setTaking(point)}>
                    {facilitateWords.takeAloud}
                  </Button>
                )}
                <AskerBadge point={point} />
              </div>
            </div>
            {(point.mine || point.taken) && (
              <Menu
                label={facilitateWords.pointMenu(sentence(point))}
                items={[
                  point.mine && {
                    label: pointsWords.edit,
                    icon: IconEdit,
                    onSelect: () => setEditing(point),
                  },
                  point.taken && {
                    label: pointsWords.untake,
                    icon: IconHand,
                    onSelect: () => act(room.take(point.id, false, point.who)),
                  },
                  point.mine && {
                    label: pointsWords.withdraw,
                    icon: IconRemove,
                    onSelect: () => withdraw(point),
                    danger: true,
                  },
                ]}
              />
            )}
          </li>
        ))}
      </ul>
      <Button kind="quiet" icon={IconAdd} full onClick={() => setEditing(emptyPoint(room.newPointId()))}>
        {pointsWords.add}
      </Button>
      {editing && <PointEditor meeting={meeting} point={editing} onClose={() => setEditing(undefined)} />}
      {taking && (
        <TakePoint
          sentence={sentence(taking)}
          name={taking.who}
          onTake={(who) => act(room.takeAloud(taking.id, who))}
          onClose={() => setTaking(undefined)}
        />
      )}
    </div>
  )
}
