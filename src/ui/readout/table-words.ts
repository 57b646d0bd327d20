import { useWords } from '../context/context.ts'
import { ownNameOf } from '../parts/display/table-chip.tsx'

/** A table by its own name, else by its number. */
export const useTableWords = (): ((table: { readonly number: number; readonly name: string }) => string) => {
  const texts = useWords('common')
  return (table) => ownNameOf(table) || texts.table(table.number)
}
