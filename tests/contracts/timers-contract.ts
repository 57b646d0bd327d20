import { describe, expect, it } from 'vitest'

/** What the app asks of timers and clocks. `begin` gives how time passes, and the end of it. */
export const timersContract = (
  name: string,
  begin: () => { pass(ms: number): Promise<unknown>; end(): void },
): void => {
  describe(`timers: ${name}`, () => {
    it('run when they are due, the earliest first, again where asked, and not once cleared', async () => {
      const time = begin()
      const ran: string[] = []
      const [startedAt, day] = [performance.now(), Date.now()]
      setTimeout((word: string) => ran.push(word), 250, 'later')
      setTimeout(() => ran.push('sooner'), 20)
      const cleared = setTimeout(() => ran.push('cleared'), 50)
      const interval = setInterval(() => ran.push('again'), 100)
      clearTimeout(cleared)
      await time.pass(450)
      clearInterval(interval)
      const before = ran.length
      await time.pass(200)
      expect(ran.filter((word) => word !== 'again')).toEqual(['sooner', 'later'])
      expect(ran[0]).toBe('sooner')
      expect(before - 2).toBeGreaterThanOrEqual(2)
      expect(ran).toHaveLength(before)
      expect(performance.now() - startedAt).toBeGreaterThanOrEqual(600)
      expect(Date.now() - day).toBeGreaterThanOrEqual(600)
      time.end()
    })
  })
}
