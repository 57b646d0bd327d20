import { useState } from 'preact/hooks'
import type { FacilitateModel } from '../../models/lead/facilitate-types.ts'
import { KeepNext } from '../between/keep-next.tsx'
import { NextMeeting } from '../between/next-meeting.tsx'
import { WhosePhone } from '../between/whose-phone.tsx'
import { type MeetingProps, useApp, useGoTo, useWords } from '../context/context.ts'
import { useHandOver } from '../document/use-hand-over.ts'
import { PromiseCard } from '../follow/promise-card.tsx'
import { Doors } from '../leading/doors.tsx'
import { Button } from '../parts/buttons/button.tsx'
import { Alert } from '../parts/display/banner.tsx'
import { Page } from '../parts/frame/page.tsx'
import { IconDownload, IconHome, IconPrint, IconShare } from '../parts/icons.tsx'
import { LazyPart } from '../parts/lazy-part.tsx'
import { UnfinishedPoints } from './unfinished-points.tsx'
import { WayHome } from './way-home.tsx'
import './finish.css'

const documentPaper = () => import('../document/document-paper.tsx').then((m) => m.DocumentPaper)

/** The last step of a meeting, in the order in which it is done: what is still open, what is taken along, the doors. */
export const FinishView = ({ meeting }: MeetingProps) => {
  const texts = useWords('finish')
  const goTo = useGoTo(meeting)
  const { facilitate } = meeting
  return (
    <Page title={texts.title} onBack={() => goTo('main')} wide={facilitate !== undefined} class="finish">
      {facilitate ? (
        <FinishLeading meeting={meeting} facilitate={facilitate} />
      ) : (
        <>
          <PromiseCard meeting={meeting} />
          <KeepNext meeting={meeting} />
          <WhosePhone meeting={meeting} />
          <WayHome meeting={meeting} />
        </>
      )}
    </Page>
  )
}

const FinishLeading = ({ meeting, facilitate }: MeetingProps & { readonly facilitate: FacilitateModel }) => {
  const app = useApp()
  const texts = useWords('finish')
  const documentWords = useWords('document')
  const { failed, handOver } = useHandOver(meeting)
  const [printing, setPrinting] = useState(false)
  return (
    <>
      <UnfinishedPoints meeting={meeting} />
      <div class="finish-ways">
        <section class="card" aria-labelledby="finish-document">
          <h2 id="finish-document">{texts.document}</h2>
          <p class="soft">{texts.documentHint}</p>
          <Button kind="main" big full icon={IconShare} onClick={() => void handOver('word')}>
            {texts.share}
          </Button>
          <Button kind="quiet" full icon={IconPrint} onClick={() => setPrinting(true)}>
            {texts.print}
          </Button>
          {failed && <Alert>{documentWords.failed}</Alert>}
        </section>
        <section class="card" aria-labelledby="finish-pack">
          <h2 id="finish-pack">{texts.pack}</h2>
          <p class="soft">{texts.packHint}</p>
          <Button kind="quiet" full icon={IconDownload} onClick={() => void handOver('pack')}>
            {texts.savePack}
          </Button>
        </section>
        <NextMeeting meeting={meeting} />
        <section class="card" aria-labelledby="finish-doors">
          <h2 id="finish-doors">{texts.doors}</h2>
          <Doors meeting={meeting} facilitate={facilitate} />
        </section>
      </div>
      {meeting.promise.mine.value.length > 0 && <PromiseCard meeting={meeting} />}
      <section class="finish-thanks">
        <h2>{texts.thanks}</h2>
        <p class="soft">{texts.thanksHint}</p>
        <Button kind="quiet" icon={IconHome} onClick={() => app.go({ at: 'home' })}>
          {texts.meetings}
        </Button>
      </section>
      {printing && <LazyPart load={documentPaper} props={{ meeting, onPrinted: () => setPrinting(false) }} />}
    </>
  )
}
