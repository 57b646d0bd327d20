import type { Template } from '../../domain/template/template.ts'
import type { Say } from '../../i18n/parts/language-folder.ts'

/** The template with all its words as the screen shows them, to begin a copy with: one's own is in one's own language. */
export const translateTemplate = (template: Template, say: Say): Template => ({
  ...template,
  name: say(template.name, 'template-name'),
  about: say(template.about),
  stages: template.stages.map((stage) => ({
    ...stage,
    title: say(stage.title),
    steps: stage.steps.map((step) => ({
      ...step,
      ...(step.title === undefined ? {} : { title: say(step.title, 'step-title') }),
      ...(step.say === undefined ? {} : { say: say(step.say) }),
    })),
    ...(stage.grid
      ? {
          grid: {
            rows: stage.grid.rows.map((row) => ({ ...row, title: say(row.title) })),
            columns: stage.grid.columns.map((column) => ({ ...column, title: say(column.title) })),
            cells: stage.grid.cells.map((cell) => ({
              ...cell,
              prompt: say(cell.prompt),
              questions: cell.questions.map((question) => say(question)),
            })),
          },
        }
      : {}),
  })),
})
