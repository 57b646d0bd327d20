const two = (value: number) => String(value).padStart(2, '0')

/** A day of this device's calendar as an ISO date. */
const isoDay = (day: Date): string => `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`

const daysAfter = (today: Date, days: number): string =>
  isoDay(new Date(today.getFullYear(), today.getMonth(), today.getDate() + days))

const friday = 5
const sunday = 7

/** 'This week' is its Friday; from Friday on, its Sunday. */
export const dueDays = (today: Date): { readonly tomorrow: string; readonly thisWeek: string } => {
  const weekday = today.getDay() || sunday
  return {
    tomorrow: daysAfter(today, 1),
    thisWeek: daysAfter(today, weekday < friday ? friday - weekday : sunday - weekday),
  }
}
