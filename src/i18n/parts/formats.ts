/** Numbers, dates and lists in a person's own way. Times in ms since 1970, lengths of time in ms. */
export interface Formats {
  /** "12:40"; below zero "+0:35". */
  clock(ms: number): string
  /** The same for a screen reader: "12 minutes 40 seconds". */
  clockWords(ms: number): string
  minutes(count: number): string
  number(value: number): string
  /** "34 %" for 0.34. */
  percent(share: number): string
  /** "Friday 27 November" for '2026-11-27'; the text itself where it is no date. */
  day(iso: string): string
  /** "20 November 2026". */
  date(ms: number): string
  /** "14:05". */
  time(ms: number): string
  /** "Ann, Ben and Cem". */
  list(items: readonly string[]): string
}

const secondMs = 1000

const parseDay = (iso: string): Date | undefined => {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso)
  if (!match) return undefined
  const day = new Date(Number(match[1]), Number(match[2]) - 1, Number(match[3]))
  return Number.isNaN(day.getTime()) ? undefined : day
}

/**
 * The locale for numbers and dates: the language shown, in the person's own region.
 * @param shown a language of the catalogue; a private one ('x-pseudo') has no locale and reads English
 * @param own the person's locales (navigator.languages), the one that is liked best first
 */
export const localeFor = (shown: string, own: readonly string[]): string => {
  const language = shown.startsWith('x-') ? 'en' : shown
  const sameLanguage = own.find((locale) => locale.split('-')[0] === language.split('-')[0])
  if (sameLanguage) return sameLanguage
  const region = own.map(regionOf).find((found) => found !== undefined)
  return region ? `${language}-${region}` : language
}

const regionOf = (locale: string): string | undefined => {
  try {
    return new Intl.Locale(locale).region
  } catch {
    // Not a locale: a browser may be set to anything.
    return undefined
  }
}

/** @param locale a tag that Intl knows, as 'en-GB' */
export const formatsOf = (locale: string): Formats => {
  const number = new Intl.NumberFormat(locale)
  const percent = new Intl.NumberFormat(locale, { style: 'percent' })
  const twoDigits = new Intl.NumberFormat(locale, { minimumIntegerDigits: 2 })
  const unit = (name: 'minute' | 'second') =>
    new Intl.NumberFormat(locale, { style: 'unit', unit: name, unitDisplay: 'long' })
  const minute = unit('minute')
  const second = unit('second')
  const day = new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long' })
  const date = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', year: 'numeric' })
  const time = new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit' })
  const list = new Intl.ListFormat(locale, { type: 'conjunction' })

  // Counting down shows the second that is still running, so that 0:00 is the moment at which time is up.
  const split = (ms: number) => {
    const whole = ms >= 0 ? Math.ceil(ms / secondMs) : Math.floor(-ms / secondMs)
    return { minutes: Math.floor(whole / 60), seconds: whole % 60 }
  }

  return {
    clock: (ms) => {
      const { minutes, seconds } = split(ms)
      const text = `${number.format(minutes)}:${twoDigits.format(seconds)}`
      return ms <= -secondMs ? `+${text}` : text
    },
    clockWords: (ms) => {
      const { minutes, seconds } = split(ms)
      return minutes === 0 ? second.format(seconds) : `${minute.format(minutes)} ${second.format(seconds)}`
    },
    minutes: (count) => minute.format(count),
    number: (value) => number.format(value),
    percent: (share) => percent.format(share),
    day: (iso) => {
      const parsed = parseDay(iso)
      return parsed ? day.format(parsed) : iso
    },
    date: (ms) => date.format(ms),
    time: (ms) => time.format(ms),
    list: (items) => list.format(items),
  }
}
