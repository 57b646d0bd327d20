import { useState } from 'preact/hooks'
import { pointPartMaxLength } from '../../domain/limits.ts'
import type { Outcome, OutcomeState } from '../../domain/records/records.ts'
import { useWords } from '../context/context.ts'
import { Choices } from '../parts/fields/choices.tsx'
import { TextArea } from '../parts/fields/text-area.tsx'
import { Answers } from '../parts/overlays/answers.tsx'
import { Dialog } from '../parts/overlays/dialog.tsx'

const order: readonly OutcomeState[] = ['done', 'changed', 'blocked', 'let-go', 'avoided']

export interface AnswerDialogProps {
  /** The promise as a sentence. */
  readonly words: string
  readonly before: Outcome | undefined
  readonly onAnswer: (outcome: Outcome) => void
  readonly onClose: () => void
}

/** Between two meetings: what became of one's own promise, for oneself. */
export const AnswerDialog = ({ words, before, onAnswer, onClose }: AnswerDialogProps) => {
  const follow = useWords('follow')
  const texts = useWords('between')
  const [state, setState] = useState<OutcomeState | undefined>(before?.state)
  const [learned, setLearned] = useState(before?.learned ?? '')
  return (
    <Dialog
      title={follow.say}
      onClose={onClose}
      actions={
        <Answers
          yes={follow.save}
          disabled={!state}
          onYes={() => state && onAnswer({ state, learned: learned.trim() })}
          onNo={onClose}
        />
      }
    >
      <p dir="auto">{words}</p>
      <Choices
        legend={follow.say}
        legendHidden
        value={state}
        onChange={setState}
        options={order.map((one) => ({ value: one, label: follow.state[one] }))}
      />
      <TextArea
        label={follow.learned}
        placeholder={follow.learnedExample}
        value={learned}
        rows={1}
        enterKeyHint="done"
        onInput={(text) => setLearned(text.replace(/\s*\n\s*/gu, ' ').slice(0, pointPartMaxLength))}
      />
      <p class="soft small">{texts.answerStays}</p>
    </Dialog>
  )
}
