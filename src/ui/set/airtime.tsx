import { useState } from 'preact/hooks'
import { speakerLabelMaxLength, speakersMax } from '../../domain/rounds/airtime.ts'
import type { TableModel } from '../../models/table/table-types.ts'
import { useFormats, useNotices, useWords } from '../context/context.ts'
import { Button } from '../parts/buttons/button.tsx'
import { IconButton } from '../parts/buttons/icon-button.tsx'
import { Disclosure } from '../parts/display/disclosure.tsx'
import { Field } from '../parts/fields/field.tsx'
import { Toggle } from '../parts/fields/toggle.tsx'
import { IconClose } from '../parts/icons.tsx'
import './airtime.css'

const secondMs = 1_000

/** Who speaks how long: off unless the table wants it, on its own phones only, wiped at the close. */
export const Airtime = ({ table }: { readonly table: TableModel }) => {
  const texts = useWords('set')
  const notices = useNotices()
  const { airtime } = table
  if (!airtime.offered.value) return null
  const on = airtime.on.value
  const turn = (to: boolean) => {
    airtime.turn(to)
    if (!to) notices.say(texts.airtimeOffNow)
  }
  return (
    <Disclosure summary={texts.airtime} open={on}>
      <div class="set-airtime stack-close">
        <Toggle label={texts.airtimeOn} hint={texts.airtimeHint} on={on} onChange={turn} />
        {on && <Speakers table={table} />}
      </div>
    </Disclosure>
  )
}

const Speakers = ({ table }: { readonly table: TableModel }) => {
  const texts = useWords('set')
  const formats = useFormats()
  const { airtime } = table
  const speakers = airtime.speakers.value
  const [name, setName] = useState('')
  const add = () => {
    const label = name.trim()
    if (label === '') return
    airtime.addSpeaker(label)
    setName('')
  }
  return (
    <>
      <p class="small">{speakers.length === 0 ? texts.airtimeNobody : texts.airtimeTap}</p>
      <ul class="set-speakers stack-close">
        {speakers.map((speaker) => {
          const percent = `${formats.number(Math.round(speaker.part * 100))} %`
          const time = formats.clock(speaker.seconds * secondMs)
          return (
            <li key={speaker.id}>
              <button
                type="button"
                class="set-speaker"
                aria-pressed={speaker.now}
                aria-label={texts.airtimePart(speaker.label, percent, time)}
                onClick={() => airtime.speaking(speaker.now ? undefined : speaker.id)}
              >
                <span
                  class="set-speaker-bar"
                  style={{ inlineSize: `${Math.round(speaker.part * 100)}%` }}
                  aria-hidden="true"
                />
                <bdi class="set-speaker-name">{speaker.label}</bdi>
                <span class="set-speaker-time">
                  {speaker.now ? `${texts.airtimeSpeaks} · ${time}` : time}
                </span>
              </button>
              <IconButton
                label={texts.airtimeRemove(speaker.label)}
                icon={IconClose}
                onClick={() => airtime.removeSpeaker(speaker.id)}
              />
            </li>
          )
        })}
      </ul>
      {speakers.length < speakersMax && (
        <div class="set-speaker-add">
          <Field
            label={texts.airtimeAdd}
            value={name}
            maxLength={speakerLabelMaxLength}
            enterKeyHint="done"
            onInput={setName}
            onEnter={add}
          />
          <Button kind="quiet" onClick={add}>
            {texts.airtimeAddButton}
          </Button>
        </div>
      )}
    </>
  )
}
