import { type ReadonlySignal, signal } from '@preact/signals'
import type { Hat } from '../../domain/hat/hat.ts'
import type { Place } from '../../domain/template/template.ts'
import type { Fact, PostFact } from '../../meeting/storage/facts.ts'
import type { DraftsModel } from '../mine/mine-types.ts'
import type { MyPaper } from './hat-types.ts'

/** What a folded paper's draft begins with, so that a blank one is folded too. */
const foldedMark = '|'

const textKey = (place: Place) => `hat/${place.stage}/${place.step}`
const foldedKey = (place: Place) => `hat-folded/${place.stage}/${place.step}`
const joinsKey = 'hat-joins'

/** What this device's person has on paper, and what became of it: on this device only. */
export const ownPapers = async (drafts: DraftsModel, kept: Fact<Readonly<Record<string, PostFact>>>) => {
  const posts = signal<Readonly<Record<string, PostFact>>>((await kept.get()) ?? {})
  /** Counts the changes of the words, which are kept as drafts. */
  const written = signal(0)
  const joins = signal(drafts.get(joinsKey) !== '')

  const change = (place: Place, text: string, folded: string) => {
    drafts.set(textKey(place), text)
    drafts.set(foldedKey(place), folded)
    written.value = written.peek() + 1
  }
  const textAt = (place: Place) => drafts.get(textKey(place))
  const became = (hat: string, what: 'in' | 'missed') => {
    posts.value = { ...posts.peek(), [hat]: { became: what } }
    kept.keep(posts.peek())
  }

  return {
    posts: posts as ReadonlySignal<Readonly<Record<string, PostFact>>>,
    async keepPost(hat: string, post: PostFact) {
      posts.value = { ...posts.peek(), [hat]: post }
      await kept.set(posts.peek())
    },
    keptPost(hat: string) {
      const found = posts.peek()[hat]
      return found && 'sealed' in found ? found : undefined
    },
    paperAt(place: Place): MyPaper {
      void written.value
      return { text: textAt(place), folded: drafts.get(foldedKey(place)) !== '' }
    },
    foldedAt: (place: Place) => drafts.get(foldedKey(place)).slice(foldedMark.length),
    write: (place: Place, text: string) => change(place, text, ''),
    fold: (place: Place) => change(place, textAt(place), foldedMark + textAt(place).trim()),
    unfold: (place: Place) => change(place, textAt(place), ''),
    /** Whether a facilitator's device puts in a paper as well. */
    joins: joins as ReadonlySignal<boolean>,
    join(wants: boolean) {
      drafts.set(joinsKey, wants ? '1' : '')
      joins.value = wants
    },
    /**
     * What became of this device's paper, once its hat was opened: `names` are those of all papers that were in it, undefined
     * where they are gone with the hat. Words that were in it are deleted here too; its name among the papers is forgotten.
     */
    settle(hat: Hat, names: ReadonlySet<string> | undefined) {
      const own = posts.peek()[hat.id]
      if (!own || 'became' in own) return
      const isIn = names?.has(own.id) ?? true
      if (isIn) change(hat.place, '', '')
      else change(hat.place, textAt(hat.place), '')
      became(hat.id, isIn ? 'in' : 'missed')
    },
  }
}

export type OwnPapers = Awaited<ReturnType<typeof ownPapers>>
