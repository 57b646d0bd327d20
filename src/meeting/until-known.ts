import type { Table } from '../domain/records/records.ts'
import type { Template } from '../domain/template/template.ts'

/** Where the invitation's template is not built in, nothing can be shown before the facilitator's own arrives. */
export const emptyTemplate: Template = { format: 1, id: 'not-here-yet', name: '', about: '', stages: [] }

/** Until the facilitator's own records arrive, the tables are as many as the invitation says. */
export const tablesFromHint = (count: number): readonly Table[] =>
  Array.from({ length: count }, (_, i) => ({ id: `t${i + 1}`, name: '', number: i + 1, signers: [] }))
