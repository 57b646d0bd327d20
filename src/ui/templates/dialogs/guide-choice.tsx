import { useRef } from 'preact/hooks'
import { guidePagesPerStepMax } from '../../../domain/limits.ts'
import { moveItem } from '../../../domain/template/edit-template.ts'
import { guideSections, isGuideTopic } from '../../../domain/template/guide-topics.ts'
import { useWords } from '../../context/context.ts'
import { useWordsLater } from '../../context/words.tsx'
import { Select } from '../../parts/fields/select.tsx'
import { IconDown, IconRemove, IconUp } from '../../parts/icons.tsx'
import { Menu } from '../../parts/overlays/menu.tsx'
import { useFocusAfter } from '../use-focus-after.ts'
import './guide-choice.css'

export interface GuideChoiceProps {
  /** Ids of pages, none twice, the best first; those that this version does not know are kept. */
  readonly value: readonly string[]
  readonly onChange: (value: readonly string[]) => void
}

/** Which pages of the facilitator's guide help at a step, in their order. The guide's titles are fetched with this. */
export const GuideChoice = ({ value, onChange }: GuideChoiceProps) => {
  const words = useWords('templates')
  const frame = useRef<HTMLFieldSetElement>(null)
  const focusAfter = useFocusAfter(frame)
  // Without its titles the pages are told apart by their ids, and stay as they are.
  const guide = useWordsLater('guide')
  const titleOf = (id: string) =>
    isGuideTopic(id) ? (guide?.topics[id].title ?? id) : words.guideUnknown(id)
  const move = (at: number, by: number) => {
    onChange(moveItem(value, at, by))
    focusAfter(`li:nth-child(${at + by + 1}) .menu button`)
  }
  const remove = (at: number) => {
    onChange(value.filter((_, other) => other !== at))
    focusAfter('select')
  }
  return (
    <fieldset class="field" ref={frame}>
      <legend class="field-label">{words.guidePages}</legend>
      <span class="field-hint">{words.guidePagesHint}</span>
      {value.length > 0 && (
        <ol class="template-guide">
          {value.map((id, at) => (
            <li key={id}>
              <bdi>{titleOf(id)}</bdi>
              <Menu
                label={words.guideMore(titleOf(id))}
                items={[
                  { label: words.moveUp, icon: IconUp, disabled: at === 0, onSelect: () => move(at, -1) },
                  {
                    label: words.moveDown,
                    icon: IconDown,
                    disabled: at === value.length - 1,
                    onSelect: () => move(at, 1),
                  },
                  { label: words.removeIt, icon: IconRemove, danger: true, onSelect: () => remove(at) },
                ]}
              />
            </li>
          ))}
        </ol>
      )}
      {value.length < guidePagesPerStepMax && (
        <Select
          label={words.guideAdd}
          value=""
          options={[
            { value: '', label: words.guideChoose },
            ...guideSections.flatMap(({ topics }) =>
              topics.filter((id) => !value.includes(id)).map((id) => ({ value: id, label: titleOf(id) })),
            ),
          ]}
          onChange={(id) => id !== '' && onChange([...value, id])}
        />
      )}
    </fieldset>
  )
}
