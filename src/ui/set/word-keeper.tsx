import type { TableModel } from '../../models/table/table-types.ts'
import { useWords } from '../context/context.ts'
import { Button } from '../parts/buttons/button.tsx'
import { classNames } from '../parts/class-names.ts'
import { IconEdit } from '../parts/icons.tsx'
import './turn-panel.css'

/** Who writes down what the others say, so that nobody else has to; and the way to become it. */
export const WordKeeper = ({ table }: { readonly table: TableModel }) => {
  const texts = useWords('set')
  const { rounds } = table
  const keeper = rounds.wordKeeper.value
  if (!keeper) return null
  const isNeeded = keeper.who === 'nobody'
  const words = {
    nobody: texts.wordsNobody,
    me: texts.wordsMe,
    other: keeper.name === undefined ? texts.wordsOther : texts.wordsOf(keeper.name),
  }[keeper.who]
  return (
    <div class={classNames('set-keeper', isNeeded && 'set-keeper-needed')}>
      <IconEdit small />
      <div class="set-keeper-words">
        <p>{words}</p>
      </div>
      {keeper.who === 'me' ? (
        <Button kind="plain" onClick={() => rounds.keepWords(false)}>
          {texts.stopWords}
        </Button>
      ) : (
        <Button kind={isNeeded ? 'main' : 'plain'} onClick={() => rounds.keepWords(true)}>
          {isNeeded ? texts.keepWords : texts.keepWordsInstead}
        </Button>
      )}
    </div>
  )
}
