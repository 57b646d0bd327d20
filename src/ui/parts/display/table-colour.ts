/** Colours in theme/tables.css. */
const paletteSize = 12

/** The class that sets --table, --table-ink, --table-tint and --table-ground for what is inside. */
export const tableColour = (number: number): string => `table-colour-${((number - 1) % paletteSize) + 1}`

/** Whether this number's colour belongs to an earlier table too. */
export const isColourAgain = (number: number): boolean => number > paletteSize
