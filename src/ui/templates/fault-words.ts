import type { FaultPlace } from '../../domain/template/fault-place.ts'
import type { Words } from '../../i18n/en/words.ts'
import type { TemplateRefusal } from '../../models/device/template-types.ts'

/** "Stage 2 “Reflect”, row “We”: the title is missing". */
export const faultWords = (fault: FaultPlace, texts: Words['templates']): string => {
  const { stage, step, row, column, cell, rounds, field, problem } = fault
  const places = [
    rounds && texts.faultAt.rounds(rounds.number),
    stage && texts.faultAt.stage(stage.number, stage.title ?? ''),
    step && texts.faultAt.step(step.number),
    row && texts.faultAt.row(row.number, row.title ?? ''),
    column && texts.faultAt.column(column.number, column.title ?? ''),
    cell && texts.faultAt.cell(cell.number, cell.rowTitle ?? '', cell.columnTitle ?? ''),
  ].filter((words) => words !== undefined)
  const what =
    field === ''
      ? texts.itself
      : Object.hasOwn(texts.field, field)
        ? texts.field[field]
        : texts.fieldOther(field)
  const says = texts.problem[problem]
  return `${texts.fault(places, says ? says(what ?? field) : problem)}.`
}

export const refusalWords = (refusal: TemplateRefusal, texts: Words['templates']): string => {
  const words = texts.refused[refusal.refused]
  return refusal.fault ? `${words} ${faultWords(refusal.fault, texts)}` : words
}
