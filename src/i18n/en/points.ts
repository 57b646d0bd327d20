import type { PointPart } from '../../domain/outcome/action-point.ts'

/** An action point as it is read: its words without blanks, the day in words, '' for what is not filled in. */
export type PointWords = Readonly<Record<PointPart, string>>

/** A sentence is put together of parts that may each end in a full stop. */
const bare = (words: string) => words.replace(/[\s.,;]+$/u, '')

export const points = {
  sentence: ({ who, what, how, when, asks }: PointWords): string => {
    const does = `${bare(who) || 'Somebody'} will ${bare(what) || '…'}`
    const by = [how, when].map(bare).filter(Boolean)
    return `${[does, ...by.map((words) => `by ${words}`)].join(', ')}.${bare(asks) ? ` ${bare(asks)} will ask about it.` : ''}`
  },
  add: 'Add action point',
  edit: 'Change action point',
  taken: 'taken',
  open: 'open',
  take: 'I’ll take it',
  untake: 'Open it again',
  takeTitle: 'Who takes it?',
  takeName: 'Name',
  takeNameMissing: 'Enter a name, so that the room knows who it is.',
  withdraw: 'Delete action point',
  withdrawn: 'The action point is deleted.',
}
