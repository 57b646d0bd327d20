import { useTexts } from '../context/context.ts'
import { ownNameOf } from '../parts/table-chip.tsx'

/** A table by its own name, else by its number. */
export const useTableWords = (): ((table: { readonly number: number; readonly name: string }) => string) => {
  const texts = useTexts()
  return (table) => ownNameOf(table) || texts.common.table(table.number)
}
