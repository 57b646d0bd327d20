import type { Step } from '../../domain/template/template.ts'
import { useWords } from '../context/context.ts'

/** What a step is called in the editor: by its own title, else by who speaks together. */
export const useStepTitle = (): ((step: Step) => string) => {
  const { kindsShort } = useWords('templates')
  return ({ title, kind }) => (title?.trim() ? title : kindsShort[kind])
}
