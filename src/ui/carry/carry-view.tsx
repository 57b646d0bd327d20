import { useEffect, useState } from 'preact/hooks'
import type { Result } from '../../lib/result.ts'
import type { ArrivedFile } from '../../models/app/arriving-types.ts'
import type { NotBrought } from '../../models/transfer/carry-types.ts'
import type { MovingModel } from '../../models/transfer/moving-types.ts'
import { type MeetingProps, useApp, useGoTo, useRemembered, useWords } from '../context/context.ts'
import { Banner } from '../parts/display/banner.tsx'
import { EmptyState } from '../parts/display/empty-state.tsx'
import { Waiting } from '../parts/display/waiting.tsx'
import { Page } from '../parts/frame/page.tsx'
import { Tabs } from '../parts/frame/tabs.tsx'
import { IconCamera, IconCheck, IconCode, IconWarning } from '../parts/icons.tsx'
import { useFetched } from '../parts/use-fetched.ts'
import { ShowPane } from './show-pane.tsx'
import { TakePane } from './take-pane.tsx'
import './carry.css'

type Way = 'show' | 'take'

/** Notes where no link is possible: shown to a camera or sent as a file, and taken in the same way. */
export const CarryView = ({ meeting }: MeetingProps) => {
  const app = useApp()
  const goTo = useGoTo(meeting)
  const texts = useWords('moving')
  const common = useWords('common')
  const remembered = useRemembered()
  const [attempt, setAttempt] = useState(0)
  const [way, setWay] = useState<Way>(
    (remembered.get(`${meeting.id}/carry`) ?? (meeting.role === 'facilitator' ? 'take' : 'show')) === 'take'
      ? 'take'
      : 'show',
  )
  const [showing, setShowing] = useState(false)
  const [own, setOwn] = useState<Result<number, NotBrought>>()
  const file = app.arriving.file.value

  const { value: moving, failed } = useFetched(async () => meeting.moving?.(), [meeting, attempt])
  // What was read of the last code, or came of it, is not this visit's business.
  useEffect(() => moving?.again, [moving])

  const takeArrived = async (model: MovingModel, arrived: ArrivedFile) => {
    setWay('take')
    if (arrived.kind === 'carried') return model.takeFile(arrived.file)
    setOwn(await meeting.carry.bring(await arrived.file.text()))
  }
  useEffect(() => {
    const arrived = moving && app.arriving.take(meeting.id)
    if (arrived) void takeArrived(moving, arrived)
  }, [file, moving, meeting])

  return (
    <Page title={texts.title} onBack={() => goTo('main')} wide={showing} class="carry">
      {!showing && <p class="soft">{texts.why}</p>}
      {own && (
        <Banner
          kind={own.ok ? 'good' : 'danger'}
          icon={own.ok ? IconCheck : IconWarning}
          said={own.ok ? 'status' : 'alert'}
        >
          {own.ok ? texts.privateIn(own.value) : texts.privateRefused[own.why]}
        </Banner>
      )}
      {failed || !meeting.moving ? (
        <EmptyState
          icon={IconWarning}
          action={failed && { children: common.retry, onClick: () => setAttempt(attempt + 1) }}
        >
          {texts.failed}
        </EmptyState>
      ) : moving ? (
        <>
          {!showing && (
            <Tabs<Way>
              label={texts.ways}
              tabs={[
                { id: 'show', label: texts.show, icon: IconCode },
                { id: 'take', label: texts.takeIn, icon: IconCamera },
              ]}
              current={way}
              onChange={(next) => {
                remembered.set(`${meeting.id}/carry`, next)
                setWay(next)
              }}
            />
          )}
          {way === 'show' ? (
            <ShowPane meeting={meeting} moving={moving} onShowing={setShowing} />
          ) : (
            <TakePane meeting={meeting} moving={moving} />
          )}
        </>
      ) : (
        <Waiting />
      )}
    </Page>
  )
}
