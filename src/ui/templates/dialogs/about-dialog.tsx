import { useState } from 'preact/hooks'
import { promptMaxLength, titleMaxLength } from '../../../domain/limits.ts'
import { patchTemplate } from '../../../domain/template/edit-template.ts'
import type { Template } from '../../../domain/template/template.ts'
import { useWords } from '../../context/context.ts'
import { Disclosure } from '../../parts/display/disclosure.tsx'
import { Field } from '../../parts/fields/field.tsx'
import { TextArea } from '../../parts/fields/text-area.tsx'
import { Toggle } from '../../parts/fields/toggle.tsx'
import { EditDialog } from './edit-dialog.tsx'

export interface DialogFor {
  readonly template: Template
  readonly onChange: (template: Template) => void
  readonly onClose: () => void
}

export const AboutDialog = ({ template, onChange, onClose }: DialogFor) => {
  const words = useWords('templates')
  const [name, setName] = useState(template.name)
  const [about, setAbout] = useState(template.about)
  const [never, setNever] = useState(template.names === 'never')
  const [airtime, setAirtime] = useState(template.airtime === true)
  const save = () => {
    onChange(
      patchTemplate(template, {
        name,
        about,
        names: never ? 'never' : undefined,
        airtime: airtime || undefined,
      }),
    )
    onClose()
  }
  return (
    <EditDialog focusWords title={words.aboutTitle} onSave={save} onClose={onClose}>
      <Field label={words.name} value={name} maxLength={titleMaxLength} onInput={setName} onEnter={save} />
      <TextArea
        label={words.description}
        hint={words.descriptionHint}
        value={about}
        rows={2}
        onInput={(text) => setAbout(text.slice(0, promptMaxLength))}
      />
      <Disclosure summary={words.moreOptions} open={never || airtime}>
        <Toggle label={words.namesNever} hint={words.namesNeverHint} on={never} onChange={setNever} />
        <Toggle label={words.airtime} hint={words.airtimeHint} on={airtime} onChange={setAirtime} />
      </Disclosure>
    </EditDialog>
  )
}
