import { useState } from 'preact/hooks'
import { pointPartMaxLength } from '../../domain/limits.ts'
import { asideCell } from '../../domain/notes/private-note.ts'
import { heldBackCells } from '../../domain/outcome/follow-up-place.ts'
import type { OutcomeState } from '../../domain/records/records.ts'
import { cellOf } from '../../domain/rounds/gates.ts'
import type { CellId } from '../../domain/template/template.ts'
import type { FollowPoint } from '../../models/series/follow-types.ts'
import { type MeetingProps, useNotices, useSay, useWords } from '../context/context.ts'
import { Choices } from '../parts/fields/choices.tsx'
import { TextArea } from '../parts/fields/text-area.tsx'
import { Answers } from '../parts/overlays/answers.tsx'
import { Dialog } from '../parts/overlays/dialog.tsx'

const order: readonly OutcomeState[] = ['done', 'changed', 'blocked', 'let-go', 'avoided', 'open']

export interface OutcomeDialogProps extends MeetingProps {
  readonly point: FollowPoint
  /** The point as a sentence. */
  readonly words: string
  readonly onClose: () => void
}

/** Asks what became of a point, and what was learned; of what was avoided, privately, what held one back. */
export const OutcomeDialog = ({ meeting, point, words, onClose }: OutcomeDialogProps) => {
  const common = useWords('common')
  const texts = useWords('follow')
  const say = useSay()
  const notices = useNotices()
  // Of somebody else's point a facilitator writes down what is said aloud: there is nothing private to it.
  const isOwn = point.mine
  // A facilitator's tablet may be on the wall: it begins with what others read, and does not say what is kept in silence.
  const onWall = meeting.role === 'facilitator'
  const began = onWall && point.avoidedInSilence ? undefined : point.outcome
  const [state, setState] = useState<OutcomeState | undefined>(point.told ? began?.state : undefined)
  const [learned, setLearned] = useState(began?.learned ?? '')
  const [reason, setReason] = useState('')
  const template = meeting.template.value
  const cells = heldBackCells(template).filter((cell) => meeting.gates.mayWriteAlone(cell))
  const [cell, setCell] = useState<CellId>(cells[0] ?? asideCell)
  const [error, setError] = useState<string>()
  const promptOf = (id: CellId) => say(cellOf(template, id)?.cell.prompt ?? '')
  const offered = order.filter((one) => isOwn || one !== 'avoided' || point.outcome.state === 'avoided')

  const save = async () => {
    if (!state) return
    const said = await meeting.follow.setOutcome(point.id, { state, learned: learned.trim() })
    if (!said.ok) return setError(said.why === 'note-too-long' ? texts.tooLong : common.refusal[said.why])
    if (state === 'avoided' && isOwn && reason.trim() !== '') {
      const added = await meeting.me.add(cell, reason)
      if (!added.ok) return setError(common.refusal[added.why])
    }
    onClose()
    notices.say(state === 'avoided' && isOwn && !onWall ? texts.savedSilently : texts.saved)
  }
  return (
    <Dialog
      title={texts.say}
      onClose={onClose}
      actions={<Answers yes={texts.save} disabled={!state} onYes={() => void save()} onNo={onClose} />}
    >
      <p dir="auto">{words}</p>
      <Choices
        legend={texts.say}
        legendHidden
        value={state}
        onChange={setState}
        options={offered.map((one) => ({
          value: one,
          label: texts.state[one],
          hint: isOwn || one !== 'avoided' ? texts.stateHint[one] : undefined,
        }))}
      />
      <TextArea
        label={texts.learned}
        placeholder={texts.learnedExample}
        value={learned}
        rows={1}
        enterKeyHint="done"
        error={error}
        onInput={(text) => {
          setError(undefined)
          // One line: it is read in a list, and aloud.
          setLearned(text.replace(/\s*\n\s*/gu, ' ').slice(0, pointPartMaxLength))
        }}
      />
      {state === 'avoided' && isOwn && (
        <div class="follow-private stack-close">
          <p>{texts.avoidedWords}</p>
          {onWall && <p>{texts.avoidedOnWall}</p>}
          <TextArea
            label={texts.reason}
            hint={cell === asideCell ? texts.reasonAside : texts.reasonTo(promptOf(cell))}
            value={reason}
            rows={2}
            onInput={setReason}
          />
          {cells.length > 1 && reason.trim() !== '' && (
            <Choices
              legend={texts.reasonWhere}
              value={cell}
              onChange={setCell}
              options={cells.map((id) => ({ value: id, label: promptOf(id) }))}
            />
          )}
        </div>
      )}
    </Dialog>
  )
}
