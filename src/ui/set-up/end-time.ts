const minuteMs = 60_000

/** The next moment at which a wall clock shows `time` ('15:30'), in ms since 1970; undefined where it is no time. */
export const endTime = (time: string, nowMs: number): number | undefined => {
  const match = /^(\d{1,2}):(\d{2})$/.exec(time)
  if (!match) return undefined
  const end = new Date(nowMs)
  end.setHours(Number(match[1]), Number(match[2]), 0, 0)
  if (end.getTime() <= nowMs) end.setDate(end.getDate() + 1)
  return end.getTime()
}

export const isTomorrow = (ms: number, nowMs: number): boolean =>
  new Date(ms).getDate() !== new Date(nowMs).getDate()

export const minutesUntil = (ms: number, nowMs: number): number => Math.floor((ms - nowMs) / minuteMs)

/** What a wall clock shows at that moment, as a time field wants it: '15:30'. */
export const clockTime = (ms: number): string => {
  const moment = new Date(ms)
  return [moment.getHours(), moment.getMinutes()].map((part) => String(part).padStart(2, '0')).join(':')
}
