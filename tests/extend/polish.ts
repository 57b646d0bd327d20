import type { Folder } from '../../src/i18n/en/words.ts'
import { pluralOf } from '../../src/i18n/parts/plural.ts'
import { english } from '../english.ts'

const plural = pluralOf('pl')
/** In dates a month stands in the genitive: not "listopad" but "27 listopada". */
const months =
  'stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia'.split(
    ' ',
  )
const {
  common,
  home,
  join,
  check,
  moving,
  templates,
  guide,
  finish,
  introduce,
  scenes,
  takeAlong,
  ...meeting
} = english

/** Some of the words of a language in which counts have three forms; the others are left in English. */
export const polish: Folder = {
  first: async () => ({
    common: { ...common, guide: 'Przewodnik', step: { ...common.step, together: 'razem' } },
    home: { ...home, newMeeting: 'Nowe spotkanie', language: 'Język' },
    join,
  }),
  meeting: async () => ({
    ...meeting,
    setUp: { ...meeting.setUp, name: 'Tytuł' },
    facilitate: {
      ...meeting.facilitate,
      notes: (count: number) =>
        plural(count, { one: '# notatka', few: '# notatki', many: '# notatek', other: '# notatki' }),
    },
    files: {
      ...meeting.files,
      day: (iso: string) => {
        const [year, month, day] = iso.split('-').map(Number)
        return `${day} ${months[(month ?? 0) - 1]} ${year}`
      },
    },
  }),
  late: {
    check: async () => ({ check }),
    moving: async () => ({ moving }),
    templates: async () => ({ templates }),
    guide: async () => ({ guide: { ...guide, sections: { ...guide.sections, before: 'Zanim zaczniesz' } } }),
    finish: async () => ({ finish }),
    introduce: async () => ({ introduce }),
    scenes: async () => ({ scenes }),
    takeAlong: async () => ({ takeAlong }),
  },
  loadTemplates: async () => ({
    'action-learning-meeting': {
      name: 'Spotkanie uczenia się przez działanie',
      'learn/title': 'Nauka i relacje',
      'learn/rows/ours': 'Nasz zespół',
    },
    'action-learning-set': {
      // One word in English, two here: what is done, and what is written.
      'turn/steps/challenge/title': 'Opowiadanie',
      'turn/rows/challenge': 'Wyzwanie',
    },
  }),
}
