/** 0 up to, not including, 1; from the platform's own randomness, which nobody can guess from what it gave before. */
export const drawChance = (): number => {
  const [high = 0, low = 0] = crypto.getRandomValues(new Uint32Array(2))
  return ((high & 0x1f_ffff) * 2 ** 32 + low) / 2 ** 53
}

/** In random order, each order equally likely (Fisher-Yates). */
export const shuffle = <T>(items: readonly T[], random: () => number = drawChance): T[] => {
  const all = [...items]
  for (let last = all.length - 1; last > 0; last--) {
    const at = Math.floor(random() * (last + 1))
    const [a, b] = [all[last] as T, all[at] as T]
    all[last] = b
    all[at] = a
  }
  return all
}
