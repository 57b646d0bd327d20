import { useApp, useWords } from '../context/context.ts'
import { Toggle } from '../parts/fields/toggle.tsx'

/** How the end of a step is noticed on this device: a bell where it leads, a buzz where its person asks for it. */
export const CallsSettings = ({ leads }: { readonly leads: boolean }) => {
  const { calls } = useApp().device
  const texts = useWords('meeting')
  if (!leads && !calls.canBuzz) return null
  return (
    <section class="stack-close" aria-label={texts.stepEnd}>
      <h2>{texts.stepEnd}</h2>
      {leads && (
        <Toggle
          label={texts.bell}
          hint={texts.bellHint}
          on={calls.bell.value}
          onChange={(on) => {
            calls.setBell(on)
            if (on) calls.tryBell()
          }}
        />
      )}
      {calls.canBuzz && (
        <Toggle
          label={texts.buzz}
          hint={texts.buzzHint}
          on={calls.buzz.value}
          onChange={(on) => {
            calls.setBuzz(on)
            if (on) calls.tryBuzz()
          }}
        />
      )}
    </section>
  )
}
