import { useWords } from '../context/context.ts'
import { Disclosure } from '../parts/display/disclosure.tsx'
import './hat.css'

/** What is hidden, who it is hidden from, and what is not: for a paper of the hat, or for notes where no names are kept. */
export const WhoCanKnow = ({ of }: { readonly of: 'paper' | 'notes' }) => {
  const hat = useWords('hat')
  return (
    <Disclosure summary={hat.privacy}>
      <div class="stack-close hat-privacy">
        {(of === 'paper' ? hat.privacyText : hat.privacyOfNotes).map((text) => (
          <p key={text}>{text}</p>
        ))}
      </div>
    </Disclosure>
  )
}
