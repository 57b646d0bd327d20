import type { Template } from '../../domain/template/template.ts'
import { useApp } from '../context/context.ts'
import { useFetched } from '../parts/use-fetched.ts'

/** This device's own templates, the one changed last first; none until they have been read. */
export const useOwnTemplates = (): readonly Template[] => {
  const app = useApp()
  const { value: model } = useFetched(() => app.templates(), [app])
  return model?.mine.value.map(({ template }) => template) ?? []
}
