import { useState } from 'preact/hooks'
import type { Template } from '../../domain/template/template.ts'
import type { Route } from '../../models/app/app-types.ts'
import { templatesToChoose } from '../../templates/index.ts'
import { useAct, useApp, useFormats, useRemembered, useSay, useWords } from '../context/context.ts'
import { Button } from '../parts/buttons/button.tsx'
import { Choices } from '../parts/fields/choices.tsx'
import { IconEdit } from '../parts/icons.tsx'
import { rememberedTemplate } from '../templates/remembered-draft.ts'
import { totalMinutes } from '../templates/total-minutes.ts'
import { translateTemplate } from '../templates/translate-template.ts'
import { useOwnTemplates } from './use-own-templates.ts'

/** The template that is chosen here, with what was reworded of each one since the screen is open. */
export const useChosenTemplate = () => {
  const remembered = useRemembered()
  const own = useOwnTemplates()
  const [id, setId] = useState(remembered.get(rememberedTemplate) || templatesToChoose[0].id)
  const [reworded, setReworded] = useState<ReadonlyMap<string, Template>>(new Map())
  const all = [...templatesToChoose, ...own]
  const original = all.find((one) => one.id === id) ?? templatesToChoose[0]
  return {
    all,
    original,
    template: reworded.get(original.id) ?? original,
    isOwn: own.some((one) => one.id === original.id),
    choose(next: string) {
      setId(next)
      remembered.set(rememberedTemplate, next)
    },
    reword: (changed: Template) => setReworded(new Map(reworded).set(changed.id, changed)),
  }
}

export interface TemplateFieldProps {
  readonly choice: ReturnType<typeof useChosenTemplate>
  /** To the templates, and back later. */
  readonly onAway: (to: Route) => void
}

/** Which template, and the ways to change it or to make one's own. */
export const TemplateField = ({ choice, onAway }: TemplateFieldProps) => {
  const app = useApp()
  const act = useAct()
  const texts = useWords('setUp')
  const formats = useFormats()
  const say = useSay()
  const remembered = useRemembered()
  const { all, original, template, isOwn } = choice
  const change = async () => {
    const model = await app.templates()
    const begun = isOwn
      ? template
      : model.begin(translateTemplate(template, say), texts.ourWay(say(template.name, 'template-name')))
    if (isOwn && template !== original && !(await act(model.save(template)))) return
    // The copy is chosen once something in it was changed.
    remembered.set(rememberedTemplate, original.id)
    onAway({ at: 'template', id: begun.id })
  }
  return (
    <>
      <Choices
        legend={texts.template}
        value={original.id}
        onChange={choice.choose}
        options={all.map((entry) => ({
          value: entry.id,
          label: say(entry.name, 'template-name'),
          hint: `${say(entry.about)} ${texts.templateAbout(formats.minutes(totalMinutes(entry)))}`,
        }))}
      />
      <div class="set-up-templates">
        <Button kind="plain" icon={IconEdit} onClick={() => void change()}>
          {texts.changeTemplate}
        </Button>
        <Button kind="plain" onClick={() => onAway({ at: 'templates' })}>
          {texts.myTemplates}
        </Button>
      </div>
    </>
  )
}
