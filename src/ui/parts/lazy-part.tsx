import type { ComponentType } from 'preact'
import { loadAgain } from '../../lib/load-again.ts'
import { WhenWordsAreHere } from '../context/words.tsx'
import { useFetched } from './use-fetched.ts'

export interface LazyPartProps<Props> {
  /** The same function for the same part. */
  readonly load: () => Promise<ComponentType<Props>>
  readonly props: Props
}

/** A part of a screen that is fetched when it is first needed; until then its place is empty. */
export const LazyPart = <Props extends object>({ load, props }: LazyPartProps<Props>) => {
  const { value: Part } = useFetched(() => loadAgain(load), [load])
  if (!Part) return null
  return (
    <WhenWordsAreHere>
      <Part {...props} />
    </WhenWordsAreHere>
  )
}
