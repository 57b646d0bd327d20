/**
 * A word without its usual endings, the same for "meeting" and "meetings", "écouté" and "écoutons". Light, by rule and
 * the same for all languages in Latin letters: a wrong stem alone makes no two notes alike.
 * @param word folded
 */
export const stemOf = (word: string): string => {
  if (/^[\u0600-\u06ff]/.test(word)) return arabicStem(word)
  if (!/^[a-z]/.test(word) || word.length <= 3) return word
  for (const ending of endings) {
    const rest = word.length - ending.length
    if (rest >= shortest(ending) && word.endsWith(ending)) return trimStem(word.slice(0, rest))
  }
  return trimStem(word)
}

/** English endings leave short words ("asked"); elsewhere three letters are too few to know a word by. */
const shortest = (ending: string) => (ending === 'ing' || ending === 'ed' || ending === 's' ? 3 : 4)

/** "plann" as "plan", "chang" for "change": what endings leave behind. */
const trimStem = (stem: string): string => {
  const single = stem.replace(/([bdfgklmnprt])\1$/, '$1')
  return single.length > 4 ? single.replace(/[aeiouy]{1,2}$/, '') : single
}

const endings = (
  'issements issement ements ement ments ment ungen ungs ung heit keit lichen liche lich ische isch innen ' +
  'iendo ando amos emos imos aron ieron aban ados adas ado ada idos idas ido ida aient ions iez ons ' +
  'ent ait ais ants ant ings ing ingly edly ly ed ees ee es ers er ez ar ir as os an en em et te st s n'
)
  .split(' ')
  .sort((a, b) => b.length - a.length)

const arabicStem = (word: string): string => {
  let stem = word
  for (const prefix of ['وال', 'بال', 'كال', 'فال', 'لل', 'ال'])
    if (stem.startsWith(prefix) && stem.length - prefix.length >= 3) {
      stem = stem.slice(prefix.length)
      break
    }
  for (const ending of ['اتنا', 'ات', 'ون', 'ين', 'نا', 'ها', 'هم', 'وا', 'ه', 'ا', 'ي'])
    if (stem.endsWith(ending) && stem.length - ending.length >= 3) return stem.slice(0, -ending.length)
  return stem
}
