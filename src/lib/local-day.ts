/** ISO date of the day on which it was here, whatever day it was in Greenwich. */
export const localDay = (time: number) => {
  const day = new Date(time)
  const two = (part: number) => String(part).padStart(2, '0')
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`
}
