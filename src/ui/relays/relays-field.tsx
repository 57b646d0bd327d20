import { useState } from 'preact/hooks'
import { defaultRelays, readRelayLines, relaysToCarry } from '../../domain/records/relays.ts'
import { useFormats, useWords } from '../context/context.ts'
import { Button } from '../parts/buttons/button.tsx'
import { Disclosure } from '../parts/display/disclosure.tsx'
import { TextArea } from '../parts/fields/text-area.tsx'
import { Toggle } from '../parts/fields/toggle.tsx'
import './relays.css'

export interface RelaysFieldProps {
  readonly on: boolean
  /** The list that is used where it is on. */
  readonly urls: readonly string[]
  readonly onChange: (on: boolean, urls: readonly string[]) => void
}

/** The question in plain sight; folded, all that a relay can see, and which ones are used: chosen before any is called. */
export const RelaysField = ({ on, urls, onChange }: RelaysFieldProps) => {
  const texts = useWords('relays')
  return (
    <div class="relays-field stack-close">
      <Toggle
        label={texts.switch}
        hint={texts.switchHint}
        on={on}
        onChange={(next) => onChange(next, urls)}
      />
      <p class="small">{texts.passed}</p>
      {on && <p class="small">{texts.photographed}</p>}
      <Disclosure summary={texts.what}>
        <ul class="relays-sees">
          {texts.sees.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        <RelaysList urls={urls} onChange={(next) => onChange(on, next)} />
      </Disclosure>
    </div>
  )
}

interface RelaysListProps {
  readonly urls: readonly string[]
  readonly onChange: (urls: readonly string[]) => void
}

/** Taken over when the field is left: while a line is being typed it is no address yet. */
const RelaysList = ({ urls, onChange }: RelaysListProps) => {
  const texts = useWords('relays')
  const formats = useFormats()
  const [text, setText] = useState(urls.join('\n'))
  const [said, setSaid] = useState<string>()
  const take = () => {
    const { urls: read, wrong } = readRelayLines(text)
    setSaid(
      wrong.length > 0 ? texts.leftOut(formats.list(wrong)) : read.length === 0 ? texts.none : undefined,
    )
    onChange(read.length > 0 ? read : defaultRelays)
  }
  return (
    <div class="stack-close">
      <TextArea
        label={texts.list}
        hint={texts.listHint}
        error={said}
        value={text}
        rows={4}
        onInput={setText}
        onBlur={take}
      />
      {relaysToCarry(urls).length > 0 && (
        <div>
          <Button
            kind="plain"
            onClick={() => {
              setText(defaultRelays.join('\n'))
              setSaid(undefined)
              onChange(defaultRelays)
            }}
          >
            {texts.usual}
          </Button>
        </div>
      )}
    </div>
  )
}
