import { useApp, useWords } from '../context/context.ts'
import { Toggle } from '../parts/fields/toggle.tsx'

/** Speech input types single characters by mistake: the board's one key without a modifier can be turned off (WCAG 2.1.4). */
export const KeyboardSettings = () => {
  const { device } = useApp()
  const texts = useWords('meeting')
  return (
    <section class="stack-close" aria-label={texts.keyboard}>
      <h2>{texts.keyboard}</h2>
      <Toggle
        label={texts.helpKey}
        hint={texts.helpKeyHint}
        on={device.helpKey.value}
        onChange={(on) => device.setHelpKey(on)}
      />
    </section>
  )
}
