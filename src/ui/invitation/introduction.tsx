import { useWords } from '../context/context.ts'
import './introduction.css'

export interface IntroductionProps {
  readonly set: boolean
  /** Of its headings, under the one where it stands. */
  readonly level: 2 | 3
  /** undefined where it stands above already, or there is none. */
  readonly focus: string | undefined
}

/** What will happen, what is asked of people, and why it is worth it: for people who have never been in one. */
export const Introduction = ({ set, level, focus }: IntroductionProps) => {
  const texts = useWords('introduce')
  const words = set ? texts.set : texts.meeting
  const Head = `h${level}` as const
  const parts = [
    [words.happens, words.happensLines],
    [words.asked, words.askedLines],
    [words.worth, words.worthLines],
  ] as const
  return (
    <div class="introduction stack">
      {focus && (
        <div class="stack-close">
          <Head>{texts.focus}</Head>
          <p dir="auto">{focus}</p>
        </div>
      )}
      {parts.map(([head, lines]) => (
        <div key={head} class="stack-close">
          <Head>{head}</Head>
          <ul>
            {lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </div>
      ))}
    </div>
  )
}
