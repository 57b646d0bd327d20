import type { JSX } from 'preact'
import { useApp, useTexts } from '../context/context.ts'
import { Toggle } from '../parts/toggle.tsx'

/** How the end of a step is noticed on this device: a bell where it leads, a buzz where its person asks for it. */
export const CallsSettings = ({ leads }: { readonly leads: boolean }): JSX.Element | null => {
  const { calls } = useApp().device
  const texts = useTexts()
  if (!leads && !calls.canBuzz) return null
  return (
    <section class="stack-close" aria-label={texts.meeting.stepEnd}>
      <h2>{texts.meeting.stepEnd}</h2>
      {leads && (
        <Toggle
          label={texts.meeting.bell}
          hint={texts.meeting.bellHint}
          on={calls.bell.value}
          onChange={(on) => {
            calls.setBell(on)
            if (on) calls.tryBell()
          }}
        />
      )}
      {calls.canBuzz && (
        <Toggle
          label={texts.meeting.buzz}
          hint={texts.meeting.buzzHint}
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
