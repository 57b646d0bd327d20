import type { TableModel } from '../../../models/table/table-types.ts'
import { useAct, useWords } from '../../context/context.ts'
import { useFocusKept } from '../../notes/circle-body.tsx'
import { Button } from '../../parts/buttons/button.tsx'
import { Banner } from '../../parts/display/banner.tsx'
import { IconCheck, IconHand } from '../../parts/icons.tsx'
import './readiness.css'

interface ReadinessProps {
  readonly table: TableModel
  readonly stage: string
  readonly title: string
}

/** "We are ready", which anyone at the table can say and take back. */
export const Readiness = ({ table, stage, title }: ReadinessProps) => {
  const texts = useWords('meeting')
  const act = useAct()
  const ready = table.ready.value.has(stage)
  useFocusKept(ready)
  return (
    <div class="readiness stack-close">
      {ready ? (
        <Banner
          kind="good"
          icon={IconCheck}
          action={{
            kind: 'plain',
            children: texts.notReady,
            onClick: () => act(table.setReady(stage, false)),
          }}
        >
          {texts.weAreReady(title)}
        </Banner>
      ) : (
        <>
          <Button kind="quiet" big full icon={IconHand} onClick={() => act(table.setReady(stage, true))}>
            {texts.ready}
          </Button>
          <p class="soft small">{texts.readyHint}</p>
        </>
      )}
    </div>
  )
}
