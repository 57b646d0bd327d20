import { groupRecoveryCode } from '../../domain/joining/recovery-code.ts'
import { useWords } from '../context/context.ts'

/** On paper only, on a page of its own: this screen may be on the wall while the way in is shown. */
export const RecoveryPaper = ({ title, code }: { readonly title: string; readonly code: string }) => {
  const leading = useWords('leading')
  return (
    <section class="recovery-paper cards">
      <p dir="auto">{title}</p>
      <h2>{leading.recovery}</h2>
      <p>{leading.recoveryPaper}</p>
      <p class="recovery-paper-code" dir="ltr">
        {groupRecoveryCode(code)}
      </p>
      <p>{leading.recoveryWhy}</p>
      <p>{leading.recoveryPaperHow}</p>
      <p>{leading.recoverySafe}</p>
    </section>
  )
}
