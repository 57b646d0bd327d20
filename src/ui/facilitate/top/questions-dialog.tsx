import { useState } from 'preact/hooks'
import type { FacilitateModel } from '../../../models/lead/facilitate-types.ts'
import { builtInTemplates } from '../../../templates/index.ts'
import { type MeetingProps, useAct, useWords } from '../../context/context.ts'
import { Dialog } from '../../parts/overlays/dialog.tsx'
import { TemplatePreview } from '../../set-up/template-preview.tsx'

export interface QuestionsDialogProps extends MeetingProps {
  readonly facilitate: FacilitateModel
  readonly onClose: () => void
}

/** The questions of all stages, to be reworded while the meeting runs; every device follows. */
export const QuestionsDialog = ({ meeting, facilitate, onClose }: QuestionsDialogProps) => {
  const texts = useWords('setUp')
  const act = useAct()
  const template = meeting.template.value
  const [asOpened] = useState(template)
  return (
    <Dialog title={texts.questions} onClose={onClose}>
      <TemplatePreview
        template={template}
        original={builtInTemplates.find(({ id }) => id === template.id) ?? asOpened}
        onChange={(changed) => act(facilitate.changeTemplate(changed))}
      />
    </Dialog>
  )
}
