import type { ReadonlySignal } from '@preact/signals'
import { useEffect, useState } from 'preact/hooks'
import type { Template } from '../../domain/template/template.ts'
import type { OwnTemplate } from '../../models/device/template-types.ts'
import { useApp } from '../context/context.ts'

/** This device's own templates, the one changed last first; none until they have been read. */
export const useOwnTemplates = (): readonly Template[] => {
  const app = useApp()
  const [mine, setMine] = useState<ReadonlySignal<readonly OwnTemplate[]>>()
  useEffect(() => {
    let current = true
    app.templates().then(
      (model) => current && setMine(model.mine),
      // The built-in ones are there without.
      (error: unknown) => console.error(error),
    )
    return () => {
      current = false
    }
  }, [app])
  return mine?.value.map(({ template }) => template) ?? []
}
