import type { Step } from '../../domain/template/template.ts'
import { useTemplateTexts } from './template-texts.tsx'

/** What a step is called in the editor: by its own title, else by who speaks with whom. */
export const useStepTitle = (): ((step: Step) => string) => {
  const { kindsShort } = useTemplateTexts()
  return ({ title, kind }) => (title?.trim() ? title : kindsShort[kind])
}
