import type { Folder } from '../../src/i18n/en/words.ts'
import { localeFor } from '../../src/i18n/parts/formats.ts'
import { pluralOf } from '../../src/i18n/parts/plural.ts'
import { english } from '../english.ts'

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

/** Some of the words of a language from right to left with six forms for a count, and digits that differ by region. */
export const arabic = (): Folder => {
  const plural = pluralOf(localeFor('ar', navigator.languages))
  return {
    first: async () => ({
      common: { ...common, guide: 'الدليل', step: { ...common.step, together: 'معًا' } },
      home: { ...home, newMeeting: 'اجتماع جديد', language: 'اللغة' },
      join,
    }),
    meeting: async () => ({
      ...meeting,
      setUp: { ...meeting.setUp, name: 'العنوان' },
      facilitate: {
        ...meeting.facilitate,
        notes: (count: number) =>
          plural(count, {
            zero: 'لا ملاحظات',
            one: 'ملاحظة واحدة',
            two: 'ملاحظتان',
            few: '# ملاحظات',
            many: '# ملاحظة',
            other: '# من الملاحظات',
          }),
      },
      // The same bytes on every device, so with the digits of the language alone.
      files: { ...meeting.files, day: (iso: string) => iso.split('-').reverse().join('/') },
    }),
    late: {
      check: async () => ({ check }),
      moving: async () => ({ moving }),
      templates: async () => ({ templates }),
      guide: async () => ({ guide: { ...guide, sections: { ...guide.sections, before: 'قبل أن تبدأ' } } }),
      finish: async () => ({ finish }),
      introduce: async () => ({ introduce }),
      scenes: async () => ({ scenes }),
      takeAlong: async () => ({ takeAlong }),
    },
    loadTemplates: async () => ({
      'action-learning-meeting': {
        name: 'اجتماع التعلم بالعمل',
        'learn/title': 'نتعلم ونخبر',
        'learn/rows/ours': 'فريقنا',
      },
      'action-learning-set': { 'turn/steps/challenge/title': 'الحديث', 'turn/rows/challenge': 'التحدي' },
    }),
  }
}
