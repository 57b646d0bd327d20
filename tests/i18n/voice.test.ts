import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { readButtons, readTexts } from './read-texts.mjs'

const src = (path: string) => fileURLToPath(new URL(`../../src/${path}`, import.meta.url))
/** Areas by the name of their file, where the two differ. */
const areaOfFile: Readonly<Record<string, string>> = {
  'set-up': 'setUp',
  'take-along': 'takeAlong',
  export: 'files',
}
/** What is in the documents that leave the app is edited with these documents. */
const ofDocuments = /^(?:document|export)\.ts$/

const texts = readTexts(src('i18n/en'))
  .filter(({ file }) => !ofDocuments.test(file))
  .map(({ file, key, text }) => {
    const name = file.replace('.ts', '')
    return { id: `${areaOfFile[name] ?? name}.${key}`, text }
  })
const buttons = readButtons(src('ui'))

/** A text on a button and its forms for one and for many. */
const formsOf = (key: string) =>
  texts.filter(({ id }) => id === key || id.startsWith(`${key}.`)).map(({ text }) => text)
const countWords = (text: string) => text.split(/\s+/).filter((word) => /[\p{L}\d#]/u.test(word)).length
const sentencesOf = (text: string) => text.split(/(?<=[.?!…][”’)]?)\s+(?=[\p{Lu}“(\d])/u)

const longestSentence = 15
/** A line of a menu has room for two words more. */
const longestOn = { button: 3, sign: 3, menu: 5 }

/** Longer than a sentence should be, and why. */
const longSentences = new Map([
  ['check.paper.wishes', 'a technician reads it, on paper, with the words of the trade'],
])

/** What a button may begin with. */
const verbs = new Set(
  `Add Ask Become Begin Bring Call Cancel Change Choose Clear Close Collect Confirm Connect Copy Create Delete
  Duplicate Edit End Find Finish Fold Follow Get Give Go Group Hand Hear Hide Install Invite Join Keep Leave Let Make Mark
  Move Name Open Park Pass Pause Plan Present Print Put Read Receive Redo Reload Remove Rename Restore Retry Return Reword Save Say
  Scan See Send Set Share Show Sit Skip Star Start Stop Take Tell Try Turn Undo Unfold Ungroup Update Use Write`.split(
    /\s+/,
  ),
)
/** Buttons that do not begin with a verb, and why. */
const otherBeginnings = new Map([
  ['between.willAsk', 'what a person says, as “I’ll take it”'],
  ['between.saidAloud', 'what a person did, as people report it'],
  ['seats.notNow', 'puts a question off, as people say it'],
  ['common.back', 'understood by everyone, as “Go back”'],
  ['facilitate.previous', 'the same'],
  ['facilitate.backTo', 'the same, with the place'],
  ['set.back', 'the same, with the step'],
  ['meeting.previousPage', 'the same, with the page'],
  ['facilitate.next', 'understood by everyone, as “Go on”'],
  ['facilitate.nextIs', 'the same, with the place'],
  ['meeting.nextStep', 'the same'],
  ['meeting.nextPage', 'the same, with the page'],
  ['set.next', 'the same, with the step'],
  ['set.handOverTo', 'the same, with the person'],
  ['plenary.undo', 'the name of a button that is switched off says why'],
  ['plenary.redo', 'the name of a button that is switched off says why'],
  ['common.done', 'understood by everyone'],
  ['common.guide', 'a place, by its name'],
  ['meeting.settings', 'a place, by its name'],
  ['facilitate.document', 'a place, by its name'],
  ['facilitate.screen', 'a place, by its name'],
  ['facilitate.settings', 'a place, by its name'],
  ['facilitate.leave', 'a place, by its name'],
  ['leading.title', 'a place, by its name'],
  ['templates.kinds', 'what is added, under “Add a step”'],
  ['facilitate.claimYes', 'the answer to a question right above it'],
  ['meeting.ok', 'understood by everyone'],
  ['plenary.ok', 'understood by everyone'],
  ['setUp.myTemplates', 'a place, by its name'],
  ['guide.contents', 'a place, by its name'],
  ['common.table', 'a table, by its name'],
  ['facilitate.stepMinutes', 'a step, by its name'],
  ['facilitate.addMinute', 'a plus is the verb'],
  ['facilitate.addMinuteLong', 'a plus is the verb'],
  ['set.minute', 'a plus is the verb'],
  ['set.minuteLong', 'a plus is the verb'],
  ['leading.giveRole', 'the answer to a question right above it'],
  ['leading.noRole', 'the answer to a question right above it'],
  ['meeting.ready', 'what the table says of itself'],
  ['meeting.take', 'what a person says to take an action point'],
  ['hat.read', 'what a person says to read aloud'],
  ['hat.readNext', 'the same'],
  ['meeting.takeNamed', 'the same, with the action point'],
  ['meeting.nextTime', 'a date to choose'],
  ['setUp.starting', 'what is happening, on a button that is switched off'],
])
/** Names that are not the visible words and more, and why. */
const otherNames = new Map([['ui/document/export-menu.tsx', 'edited with the document']])

/** What is said otherwise. */
const wrongWords: readonly (readonly [wrong: RegExp, right: string])[] = [
  [/\b(?:whoever|whomever|whom|of which)\b/i, 'someone, anyone, people'],
  [/\b(?:some|any|every)bod(?:y|ies)\b/i, 'someone, anyone, everyone'],
  [/\bone another\b/i, 'each other'],
  [/\blink(?:ed|ing)\b|\blinks (?:now|here)\b|\b(?:link up|relink)\b/i, 'connect, connected'],
  [/\b(?:no|one|direct|possible|first) link\b/i, 'connection (a link is what one taps)'],
  [/\b(?:is|was|are|were|be) kept\b|\bkept (?:on|here|so)\b/i, 'saved'],
  [/\b(?:wiped|erased|thrown away)\b/i, 'deleted'],
  [/\b(?:withdraw|withdrawn|unshare)\b/i, 'take back'],
  [/\b(?:taken? in|takes? in)\b/i, 'receive'],
  [
    /\b(?:came|comes?|come) of\b|\bgo(?:es)? along\b|\bstands? (?:here|there|below|with)\b/i,
    'say what happens',
  ],
  [
    /\b(?:cannot|could not|(?:do|does|did|is|are) not|that is fine)\b|(?<!of )\bit is (?=\w)|\b(?:you|we) are (?=\w)/i,
    'a contraction',
  ],
  [/\bplease\b|\bsorry\b/i, 'say what to do'],
  [/\ball the same\b|\bof (?:its|their|your) own accord\b|\bby any way\b/i, 'anyway'],
  [/\bconfidence\b/i, 'confidentiality'],
  [/\b(?:remark|sticky|post-it|task|to-do|action item|todo)\b/i, 'note, action point'],
  [/ {2,}/, 'one space'],
]
/** Words that stay, and why. */
const wordsThatStay = new Map([['points.sentence', 'the same sentence as in the files that leave the app']])

const withReason = (exceptions: ReadonlyMap<string, string>, id: string) =>
  [...exceptions.keys()].some((key) => id === key || id.startsWith(`${key}.`))

describe('the voice of the app', () => {
  it('[E1] has at most fifteen words a sentence', () => {
    const long = texts
      .filter(({ id }) => !withReason(longSentences, id))
      .flatMap(({ id, text }) =>
        sentencesOf(text).flatMap((sentence) =>
          countWords(sentence) > longestSentence ? [`${id} (${countWords(sentence)}): ${sentence}`] : [],
        ),
      )
    expect(long).toEqual([])
  })

  it('[E1] has one word for one thing, and none that sounds translated', () => {
    const found = texts
      .filter(({ id }) => !withReason(wordsThatStay, id))
      .flatMap(({ id, text }) =>
        wrongWords.flatMap(([wrong, right]) => (wrong.test(text) ? [`${id}: ${text} -> ${right}`] : [])),
      )
    expect(found).toEqual([])
  })

  it('[E1] names what a button does, beginning with the verb', () => {
    const keys = new Set(buttons.flatMap(({ visible, names, kind }) => (kind === 'sign' ? names : visible)))
    const wrong = [...keys]
      .filter((key) => !withReason(otherBeginnings, key))
      .flatMap((key) => formsOf(key).map((text) => ({ key, text })))
      .filter(({ text }) => !verbs.has(text.split(/[\s:]/)[0] ?? ''))
      .map(({ key, text }) => `${key}: ${text}`)
    expect(wrong).toEqual([])
  })

  it('[E1] has at most three words on a button, and five on a menu’s line', () => {
    const wrong = buttons.flatMap(({ visible, kind }) =>
      visible.flatMap((key) =>
        formsOf(key)
          .filter((text) => countWords(text) > longestOn[kind])
          .map((text) => `${key}: ${text}`),
      ),
    )
    expect(wrong).toEqual([])
  })

  it('[E1] gives a button the name that is seen on it, and more only after that', () => {
    const wrong = buttons
      .filter(
        ({ file, visible, names }) => !otherNames.has(`ui/${file}`) && visible.length > 0 && names.length > 0,
      )
      .flatMap(({ file, visible, names }) => {
        const seen = visible.flatMap(formsOf)
        return names
          .flatMap(formsOf)
          .filter((name) => !seen.some((words) => name.startsWith(words)))
          .map((name) => `${file}: “${name}” on “${seen.join('”, “')}”`)
      })
    expect(wrong).toEqual([])
  })

  it('reads the texts and the buttons that it judges', () => {
    expect(texts.length).toBeGreaterThan(1_500)
    expect(buttons.filter(({ visible }) => visible.length > 0).length).toBeGreaterThan(100)
    expect(formsOf('join.sit')).toEqual(['Join'])
    expect(formsOf('meeting.bring')).toHaveLength(2)
    expect(sentencesOf('Saved here. “Why?” he said. A 1.5 m table')).toHaveLength(3)
  })

  it.each([
    ['long sentences', longSentences, texts.map(({ id }) => id)],
    ['words', wordsThatStay, texts.map(({ id }) => id)],
    ['beginnings', otherBeginnings, buttons.flatMap(({ visible, names }) => [...visible, ...names])],
  ] as const)('has no exception for %s that nothing needs', (_what, exceptions, ids) => {
    const unused = [...exceptions.keys()].filter(
      (key) => !ids.some((id) => id === key || id.startsWith(`${key}.`)),
    )
    expect(unused).toEqual([])
  })
})
