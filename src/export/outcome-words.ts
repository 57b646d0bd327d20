import type { Outcome } from '../domain/records/records.ts'
import type { ExportLabels } from './labels.ts'
import { plainLine } from './plain-lines.ts'

/** What became of an earlier action point, and what was learned from it: 'Done. Ask earlier'. */
export const outcomeWords = ({ state, learned }: Outcome, labels: ExportLabels): string =>
  [labels.outcome[state], plainLine(learned)].filter((part) => part !== '').join('. ')
