import { useEffect, useRef, useState } from 'preact/hooks'
import type { Scene, SceneId } from '../../i18n/parts/scene-words.ts'
import { useFormats, useWords } from '../context/context.ts'
import { Button } from '../parts/buttons/button.tsx'
import { IconBack, IconForward } from '../parts/icons.tsx'
import './rehearsal.css'

export interface RehearsalProps {
  /** Back to the guide's contents. */
  readonly onLeave: () => void
}

/** Three scenes to rehearse alone. What is chosen is kept nowhere. */
export const Rehearsal = ({ onLeave }: RehearsalProps) => {
  const texts = useWords('scenes')
  const guide = useWords('guide')
  const [id, setId] = useState<SceneId>()
  return (
    <div class="rehearsal stack">
      <div class="guide-ways">
        <Button
          kind="plain"
          icon={IconBack}
          onClick={() => (id === undefined ? onLeave() : setId(undefined))}
        >
          {id === undefined ? guide.contents : texts.all}
        </Button>
      </div>
      {id === undefined ? (
        <>
          <Heading>{texts.title}</Heading>
          <p class="guide-lead">{texts.about}</p>
          <ul class="rehearsal-scenes">
            {(Object.keys(texts.scenes) as SceneId[]).map((one) => (
              <li key={one}>
                <button type="button" class="guide-entry" onClick={() => setId(one)}>
                  {texts.scenes[one].title}
                  <IconForward small />
                </button>
              </li>
            ))}
          </ul>
        </>
      ) : (
        <PlayedScene key={id} scene={texts.scenes[id]} />
      )}
    </div>
  )
}

/** It takes the focus when it comes, at the top of the sheet. */
const Heading = ({ children }: { readonly children: string }) => {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    const dialog = heading.current?.closest('dialog')
    if (dialog) dialog.scrollTop = 0
    heading.current?.focus({ preventScroll: true })
  }, [])
  return (
    <h3 class="guide-title" ref={heading} tabIndex={-1}>
      {children}
    </h3>
  )
}

/** A moment at a time; any other choice may be tried before one goes on. */
const PlayedScene = ({ scene }: { readonly scene: Scene }) => {
  const texts = useWords('scenes')
  const formats = useFormats()
  const [at, setAt] = useState(0)
  const [chosen, setChosen] = useState<number>()
  const moment = scene.moments[at]
  const goTo = (next: number) => {
    setAt(next)
    setChosen(undefined)
  }
  if (!moment) return <Debrief scene={scene} onAgain={() => goTo(0)} />
  const choice = chosen === undefined ? undefined : moment.choices[chosen]
  const isLast = at === scene.moments.length - 1
  return (
    <section key={at} class="stack">
      <Heading>{scene.title}</Heading>
      {at === 0 && <p class="guide-lead">{scene.setting}</p>}
      <p class="soft small">{texts.moment(formats.number(at + 1), formats.number(scene.moments.length))}</p>
      <div class="rehearsal-heard stack-close">
        {moment.heard.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </div>
      {choice ? (
        <>
          <p>
            <strong>{choice.does}</strong>
          </p>
          <div class="rehearsal-then" role="status">
            <h4>{texts.happens}</h4>
            <p>{choice.comes}</p>
          </div>
          <div class="row">
            <Button kind="main" icon={IconForward} onClick={() => goTo(at + 1)}>
              {isLast ? texts.toDebrief : texts.goOn}
            </Button>
            <Button kind="plain" onClick={() => setChosen(undefined)}>
              {texts.other}
            </Button>
          </div>
        </>
      ) : (
        <>
          <h4>{texts.choose}</h4>
          <ul class="stack-close">
            {moment.choices.map(({ does }, index) => (
              <li key={does}>
                <button type="button" class="rehearsal-choice" onClick={() => setChosen(index)}>
                  {does}
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

const Debrief = ({ scene, onAgain }: { readonly scene: Scene; readonly onAgain: () => void }) => {
  const texts = useWords('scenes')
  const { lead, points, ask } = scene.debrief
  return (
    <section class="stack">
      <Heading>{texts.debrief}</Heading>
      <p class="guide-lead">{lead}</p>
      <ul class="rehearsal-points stack-close">
        {points.map((point) => (
          <li key={point}>{point}</li>
        ))}
      </ul>
      <p class="rehearsal-then">{ask}</p>
      <div>
        <Button kind="quiet" onClick={onAgain}>
          {texts.again}
        </Button>
      </div>
    </section>
  )
}
