import { computed, signal } from '@preact/signals'
import { cellId } from '../../src/domain/template/template.ts'
import type { HatModel, HatView, MyPaper } from '../../src/models/hat/hat-types.ts'

export interface FakeHat extends HatModel {
  readonly calls: string[]
  readonly view: ReturnType<typeof signal<HatView>>
}

/** A hat in any state, which remembers what was asked of it. */
export const fakeHat = (
  state: Partial<HatView> = {},
  options: { readonly leads?: boolean; readonly paper?: MyPaper } = {},
): FakeHat => {
  const calls: string[] = []
  const did = (...what: readonly unknown[]) => void calls.push(what.join(' '))
  const view = signal<HatView>({
    place: { stage: 'held', step: 'hat' },
    phase: 'writing',
    at: 'papers',
    isReading: false,
    cells: [cellId('held', 'group', 'held'), cellId('held', 'group', 'holds')],
    advice: undefined,
    in: 0,
    of: 30,
    tooMany: false,
    tooFew: true,
    mine: options.leads ? 'none' : 'here',
    papers: [],
    blank: 0,
    reading: undefined,
    ...state,
  })
  const paper = signal<MyPaper>(options.paper ?? { text: '', folded: false })
  return {
    calls,
    view,
    hat: view,
    paper,
    write(text) {
      paper.value = { text, folded: false }
      return undefined
    },
    fold() {
      did('fold')
      paper.value = { ...paper.value, folded: paper.value.text !== '' }
    },
    unfold() {
      paper.value = { ...paper.value, folded: false }
    },
    putOnTable: (text, cell) => did('putOnTable', text, cell),
    lead: computed(() =>
      options.leads
        ? {
            call: async () => did('call'),
            open: async () => {
              did('open')
              return 'opened' as const
            },
            read: async (index) => did('read', index),
            startAgain: async () => did('startAgain'),
          }
        : undefined,
    ),
  }
}
