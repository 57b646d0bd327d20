import { refuse } from '../../lib/result.ts'
import type { NextLinkModel } from '../../models/between/next-types.ts'
import { useAct, useApp, useFormats, useNotices, useWords } from '../context/context.ts'
import { Button } from '../parts/buttons/button.tsx'
import { Alert } from '../parts/display/banner.tsx'
import { Waiting } from '../parts/display/waiting.tsx'
import { Page } from '../parts/frame/page.tsx'
import { useFetched } from '../parts/use-fetched.ts'
import { NextDay } from './next-day.tsx'

/** A next meeting that came as a link: to read, then to keep, or to take its new day. Nothing is kept by looking. */
export const NextLinkView = ({ link }: { readonly link: string }) => {
  const app = useApp()
  const texts = useWords('between')
  const common = useWords('common')
  const { value, failed } = useFetched(() => app.nextLink(link), [link])
  const read = failed ? refuse('link-broken' as const) : value
  const home = () => app.go({ at: 'home' }, 'replace')
  if (!read) return <Waiting />
  return (
    <Page title={texts.linkTitle} onBack={home}>
      {read.ok ? <Arrived next={read.value} onHome={home} /> : <Alert>{common.refusal[read.why]}</Alert>}
    </Page>
  )
}

const Arrived = ({ next, onHome }: { readonly next: NextLinkModel; readonly onHome: () => void }) => {
  const texts = useWords('between')
  const formats = useFormats()
  const notices = useNotices()
  const act = useAct()
  const isDay = next.brings === 'day'
  const keep = () =>
    act(next.keep(), () => {
      notices.say(isDay ? texts.dayChanged : texts.linkKept)
      onHome()
    })
  return (
    <section class="next-card stack-close">
      <NextDay said={next} />
      {isDay && next.before !== undefined && (
        <p class="soft">{next.before ? texts.before(formats.day(next.before)) : texts.beforeOpen}</p>
      )}
      {next.brings === 'nothing' || next.brings === 'older' ? (
        <>
          <p>{next.brings === 'older' ? texts.linkOld : texts.alreadyKept}</p>
          <Button kind="main" full onClick={onHome}>
            {texts.toMeetings}
          </Button>
        </>
      ) : (
        <>
          <p class="soft">{texts.linkFrom}</p>
          <Button kind="main" full onClick={() => void keep()}>
            {isDay ? texts.useDay : texts.keep}
          </Button>
        </>
      )}
    </section>
  )
}
