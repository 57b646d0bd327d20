import { useState } from 'preact/hooks'
import { promptMaxLength, questionsPerCellMax } from '../../domain/limits.ts'
import { useWords } from '../context/context.ts'
import { Button } from '../parts/buttons/button.tsx'
import { TextArea } from '../parts/fields/text-area.tsx'
import { Dialog } from '../parts/overlays/dialog.tsx'
import { type CellWords, sameWords } from './reword-cell.ts'

export interface RewordDialogProps {
  readonly words: CellWords
  readonly original: CellWords
  readonly onSave: (words: CellWords) => void
  readonly onClose: () => void
}

/** One question, and the questions to think with, in one's own words. */
export const RewordDialog = ({ words, original, onSave, onClose }: RewordDialogProps) => {
  const texts = useWords('setUp')
  const common = useWords('common')
  const [prompt, setPrompt] = useState(words.prompt)
  const [questions, setQuestions] = useState(words.questions.join('\n'))
  const draft: CellWords = {
    prompt: prompt.trim().slice(0, promptMaxLength) || original.prompt,
    questions: questions
      .split('\n')
      .map((line) => line.trim().slice(0, promptMaxLength))
      .filter(Boolean)
      .slice(0, questionsPerCellMax),
  }
  const save = () => onSave(draft)
  return (
    <Dialog
      title={texts.rewordTitle}
      onClose={onClose}
      actions={
        <>
          {!sameWords(draft, original) && (
            <Button
              kind="plain"
              onClick={() => onSave({ prompt: original.prompt, questions: original.questions })}
            >
              {texts.original}
            </Button>
          )}
          <Button kind="main" onClick={save}>
            {common.save}
          </Button>
        </>
      }
    >
      <TextArea label={texts.prompt} value={prompt} onInput={setPrompt} onEnter={save} autoFocus />
      <TextArea
        label={texts.selfQuestions}
        hint={texts.selfQuestionsHint}
        value={questions}
        onInput={setQuestions}
        rows={3}
      />
    </Dialog>
  )
}
