const two = (value: number) => String(value).padStart(2, '0')

/** This device's calendar day as an ISO date. */
export const isoDay = (day: Date): string =>
  `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`

const after = (today: Date, days: number) => {
  const day = new Date(today.getFullYear(), today.getMonth(), today.getDate() + days)
  return isoDay(day)
}

const friday = 5

/** The days that are offered with one tap; 'this week' is its Friday, or today where the week is over. */
export const dueDays = (today: Date) => ({
  tomorrow: after(today, 1),
  thisWeek: after(today, Math.max(0, friday - (today.getDay() || 7))),
  inTwoWeeks: after(today, 14),
  inAMonth: after(today, 28),
})
