import { useEffect } from 'preact/hooks'
import { isRefusedAct } from '../../models/app/refused-act.ts'

/**
 * Views do not wait for each of their acts, which almost always succeed at once. One that a document refused is told to
 * its person all the same, by whatever button it was asked for. Everything else that fails stays in the console.
 */
export const useRefusedActs = (told: () => void): void => {
  useEffect(() => {
    const onRejection = ({ reason }: PromiseRejectionEvent) => {
      if (isRefusedAct(reason)) told()
    }
    window.addEventListener('unhandledrejection', onRejection)
    return () => window.removeEventListener('unhandledrejection', onRejection)
  }, [told])
}
