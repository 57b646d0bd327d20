import { useWords } from '../context/context.ts'
import './hotspot.css'

/** How to make a phone the room's Wi-Fi, for the two kinds of phone there are. */
export const Hotspot = () => {
  const texts = useWords('check')
  return (
    <div class="stack hotspot">
      <p>{texts.hotspotWhy}</p>
      <div class="hotspot-phones">
        <Steps title={texts.android} steps={texts.androidSteps} />
        <Steps title={texts.iphone} steps={texts.iphoneSteps} />
      </div>
      <p>{texts.hotspotThen}</p>
      <p class="soft">{texts.hotspotRouter}</p>
    </div>
  )
}

const Steps = ({ title, steps }: { readonly title: string; readonly steps: readonly string[] }) => (
  <section class="stack-close">
    <h3>{title}</h3>
    <ol class="hotspot-steps stack-close">
      {steps.map((step) => (
        <li key={step}>{step}</li>
      ))}
    </ol>
  </section>
)
