import type { DocumentStage } from '../domain/document/working-document.ts'
import type { ExportLabels } from './labels.ts'

/** A stage's title, with its number where it is one presenter's turn of several. */
export const stageTitle = (
  { title, turn }: Pick<DocumentStage, 'title' | 'turn'>,
  labels: Pick<ExportLabels, 'say' | 'turn'>,
): string => (turn === undefined ? labels.say(title) : labels.turn(labels.say(title), turn))
