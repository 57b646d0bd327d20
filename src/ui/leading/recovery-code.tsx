import { useState } from 'preact/hooks'
import { groupRecoveryCode } from '../../domain/joining/recovery-code.ts'
import type { FacilitatorsModel } from '../../models/lead/handover-types.ts'
import { useAct, useNotices, useWords } from '../context/context.ts'
import { Button } from '../parts/buttons/button.tsx'
import { IconLock } from '../parts/icons.tsx'
import './leading.css'

/** The code that gives the role back. Not on screen before it is asked for: this screen may be on the wall. */
export const RecoveryCode = ({ facilitators }: { readonly facilitators: FacilitatorsModel }) => {
  const texts = useWords('leading')
  const notices = useNotices()
  const act = useAct()
  const [shown, setShown] = useState(false)
  const code = facilitators.recoveryCode.value
  const make = () =>
    act(facilitators.makeRecoveryCode(), () => {
      setShown(true)
      notices.say(texts.recoveryMade)
    })
  return (
    <section class="stack-close leading-recovery" aria-labelledby="leading-recovery">
      <h2 id="leading-recovery">{texts.recovery}</h2>
      <p>{texts.recoveryWhy}</p>
      {code && shown && (
        <>
          <p class="leading-code" dir="ltr">
            {groupRecoveryCode(code)}
          </p>
          <p class="soft small">{texts.recoverySafe}</p>
        </>
      )}
      {!code && <p class="soft">{texts.recoveryNone}</p>}
      <div class="row">
        {code && !shown && (
          <Button kind="quiet" icon={IconLock} onClick={() => setShown(true)}>
            {texts.recoveryShow}
          </Button>
        )}
        {(!code || shown) && (
          <Button kind="plain" onClick={() => void make()}>
            {texts.recoveryMake}
          </Button>
        )}
      </div>
    </section>
  )
}
