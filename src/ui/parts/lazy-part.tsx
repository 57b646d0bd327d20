import type { ComponentType } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { loadAgain } from '../../lib/load-again.ts'
import { WhenWordsAreHere } from '../context/words.tsx'

export interface LazyPartProps<Props> {
  /** The same function for the same part. */
  readonly load: () => Promise<ComponentType<Props>>
  readonly props: Props
}

/** A part of a screen that is fetched when it is first needed; until then its place is empty. */
export const LazyPart = <Props extends object>({ load, props }: LazyPartProps<Props>) => {
  const [loaded, setLoaded] = useState<{ readonly load: typeof load; readonly part: ComponentType<Props> }>()
  useEffect(() => {
    let current = true
    loadAgain(load).then(
      (part) => current && setLoaded({ load, part }),
      (error: unknown) => console.error(error),
    )
    return () => {
      current = false
    }
  }, [load])
  if (loaded?.load !== load) return null
  const Part = loaded.part
  return (
    <WhenWordsAreHere>
      <Part {...props} />
    </WhenWordsAreHere>
  )
}
