import { useEffect, useRef, useState } from 'preact/hooks'
import type { Acted } from '../../domain/refusal.ts'
import type { CheckModel } from '../../models/connect/check-types.ts'
import { Hotspot } from '../connect/hotspot.tsx'
import { PairingPanes } from '../connect/pairing-panes.tsx'
import { useApp, useWords } from '../context/context.ts'
import { Button } from '../parts/buttons/button.tsx'
import { Alert } from '../parts/display/banner.tsx'
import { Disclosure } from '../parts/display/disclosure.tsx'
import { Waiting } from '../parts/display/waiting.tsx'
import { Page } from '../parts/frame/page.tsx'
import { IconPrint } from '../parts/icons.tsx'
import { Findings, Line } from './findings.tsx'
import { VenuePaper } from './venue-paper.tsx'
import { Verdict } from './verdict.tsx'
import './check.css'

export interface CheckProps {
  /** The digits of another device's code: this one is the second of two. */
  readonly link?: string | undefined
}

/** The room check, before the meeting: one device, then two, and a verdict in plain words. */
export const CheckView = ({ link }: CheckProps) => {
  const app = useApp()
  const common = useWords('common')
  const texts = useWords('check')
  const [opened, setOpened] = useState<Acted<CheckModel>>()
  useEffect(() => {
    let current = true
    let model: CheckModel | undefined
    void app.check(link).then((check) => {
      if (check.ok) model = check.value
      if (current) setOpened(check)
      else void model?.close()
    })
    return () => {
      current = false
      setOpened(undefined)
      void model?.close()
    }
  }, [app, link])
  return (
    <Page title={texts.title} onBack={() => app.go({ at: 'home' })} wide class="check">
      {opened === undefined ? (
        <Waiting />
      ) : opened.ok ? (
        <Checking check={opened.value} />
      ) : (
        <Alert>{common.refusal[opened.why]}</Alert>
      )}
    </Page>
  )
}

const Checking = ({ check }: { readonly check: CheckModel }) => {
  const app = useApp()
  const texts = useWords('check')
  const pair = check.pair.value
  const isKnown = check.tried.value || pair.link !== 'untried'
  const verdict = isKnown ? check.verdict.value : undefined
  const top = useRef<HTMLDivElement>(null)
  const parts = [
    <OneDevice key="one" check={check} />,
    <TwoDevices key="two" check={check} onDone={() => top.current?.scrollIntoView()} />,
  ]
  return (
    <>
      <div ref={top}>{(verdict || !check.isSecond) && <Verdict verdict={verdict} />}</div>
      {check.isSecond ? parts.toReversed() : parts}
      <div class="check-foot stack">
        <Disclosure summary={texts.hotspotTitle}>
          <Hotspot />
        </Disclosure>
        <div>
          <Button kind="quiet" icon={IconPrint} onClick={() => app.sharing.print()}>
            {texts.print}
          </Button>
        </div>
      </div>
      <VenuePaper found={check.mine.value} pair={pair} verdict={verdict} now={Date.now()} />
    </>
  )
}

const OneDevice = ({ check }: { readonly check: CheckModel }) => {
  const texts = useWords('check')
  const trying = check.trying.value
  const tried = check.tried.value
  const { tryOnline } = check
  return (
    <section class="stack check-part">
      <h2>{texts.thisDevice}</h2>
      {!tried && !trying && (
        <>
          <p>{texts.intro}</p>
          <p class="soft">{texts.asks}</p>
        </>
      )}
      <div>
        <Button
          kind={tried ? 'quiet' : 'main'}
          disabled={trying !== undefined}
          onClick={() => void check.run()}
        >
          {tried ? texts.runAgain : texts.run}
        </Button>
      </div>
      <p role="status" class="visually-hidden">
        {trying ? texts.trying(texts.finding[trying]) : ''}
      </p>
      {(tried || trying) && <Findings found={check.mine.value} trying={trying} />}
      {tried && tryOnline && (
        <div class="stack-close">
          <div>
            <Button kind="quiet" disabled={trying !== undefined} onClick={() => void tryOnline()}>
              {texts.onlineAsk}
            </Button>
          </div>
          <p class="soft small">{texts.onlineAskWhy}</p>
        </div>
      )}
    </section>
  )
}

const linkAnswers = { untried: undefined, works: 'good', none: 'bad' } as const
const namesAnswers = { untried: undefined, passes: 'good', blocked: 'fair' } as const

const TwoDevices = ({ check, onDone }: { readonly check: CheckModel; readonly onDone: () => void }) => {
  const texts = useWords('check')
  const pair = check.pair.value
  const theirs = check.theirs.value
  // The camera is asked for by the first device, which reads; the second need only show its code.
  const [begun, setBegun] = useState(check.isSecond)
  const section = useRef<HTMLElement>(null)
  // The code must be in view for the other device's camera; once it has been read, what came of it.
  useEffect(() => {
    if (begun && !check.isSecond) section.current?.scrollIntoView({ block: 'start' })
  }, [begun, check])
  useEffect(() => {
    if (pair.link === 'works') onDone()
  }, [pair.link])
  return (
    <section ref={section} class="stack check-part">
      <h2>{texts.withSecond}</h2>
      {pair.link !== 'untried' && (
        <ul class="check-findings">
          <Line answer={linkAnswers[pair.link]} what={texts.linkOfTwo} how={texts.link[pair.link]} />
          {pair.link === 'works' && (
            <Line
              answer={namesAnswers[pair.multicast]}
              what={texts.names}
              how={texts.multicast[pair.multicast]}
            />
          )}
        </ul>
      )}
      {pair.link === 'works' ? (
        theirs && (
          <Disclosure summary={texts.otherDevice} open>
            <Findings found={theirs} />
          </Disclosure>
        )
      ) : begun ? (
        <PairingPanes
          pairing={check.pairing}
          how={check.isSecond ? texts.secondHere : texts.secondHow}
          showFirst={check.isSecond}
          done={{ words: texts.secondDone, go: onDone }}
        />
      ) : (
        <>
          <p>{texts.secondHow}</p>
          <div>
            <Button kind={check.tried.value ? 'main' : 'quiet'} onClick={() => setBegun(true)}>
              {texts.withSecond}
            </Button>
          </div>
        </>
      )}
    </section>
  )
}
