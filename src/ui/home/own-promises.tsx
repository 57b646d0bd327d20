import { useEffect } from 'preact/hooks'
import { useApp } from '../context/context.ts'
import { LazyPart } from '../parts/lazy-part.tsx'
import { useFetched } from '../parts/use-fetched.ts'

const myPromises = () => import('../between/my-promises.tsx').then((m) => m.MyPromises)

/** What one promised, where there is something: its words are fetched only then. */
export const OwnPromises = ({ today }: { readonly today: string }) => {
  const app = useApp()
  const { value: promises } = useFetched(() => app.promises(), [app])
  useEffect(() => {
    void promises?.reload()
  }, [promises, app.device.meetings.value])
  if (!promises || promises.log.value.length + promises.open.value.length === 0) return null
  return <LazyPart load={myPromises} props={{ promises, today }} />
}
