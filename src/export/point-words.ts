import type { ActionPoint } from '../domain/records/records.ts'
import type { ExportLabels, PointWords } from './labels.ts'

/** The parts of an action point's sentence, its day in words. */
export const pointWords = (
  { who, what, how, when, asks }: Omit<ActionPoint, 'id' | 'taken'>,
  labels: ExportLabels,
): PointWords => ({ who, what, how, when: when === '' ? '' : labels.day(when), asks })
