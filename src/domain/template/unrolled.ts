import type { Rounds, Stage, StageId, Step, Template } from './template.ts'

/** The name that a stage of rounds has in a presenter's turn: the first turn keeps the template's own. */
export const unrollStageId = (stage: StageId, turn: number): StageId =>
  turn <= 1 ? stage : `${stage}-${turn}`

/**
 * The template as a meeting runs it: each presenter's turn has stages of its own, one turn after the other, so that
 * places, cells, notes and readouts need to know nothing of rounds. Unrolling what is unrolled changes nothing.
 */
export const unrollRounds = (template: Template): Template => {
  if (!template.rounds?.length || template.stages.some((stage) => stage.round)) return template
  const stages = template.stages.flatMap((stage) => {
    const rounds = template.rounds?.find((one) => one.stages.includes(stage.id))
    if (!rounds) return [stage]
    // All stages of all turns take the place of the first one.
    return rounds.stages[0] === stage.id ? turnsOf(rounds, template.stages) : []
  })
  return { ...template, stages }
}

const turnsOf = (rounds: Rounds, stages: readonly Stage[]): readonly Stage[] =>
  Array.from({ length: rounds.presenters }, (_, index) => index + 1).flatMap((turn) =>
    rounds.stages.flatMap((base) =>
      stages
        .filter(({ id }) => id === base)
        .map((stage) => ({
          ...stage,
          id: unrollStageId(base, turn),
          steps: stepsInTurn(stage, turn, rounds.presenters),
          round: { rounds, base, turn },
        })),
    ),
  )

/** A break comes after one turn only, and not after the last: then people go home. */
const stepsInTurn = ({ steps }: Stage, turn: number, presenters: number): readonly Step[] => {
  const kept = steps.filter(
    ({ afterTurn }) => afterTurn === undefined || (afterTurn === turn && turn < presenters),
  )
  return kept.length > 0 ? kept : steps
}

/**
 * The template as data again, out of one that a meeting runs. What somebody has changed in any turn (against `before`)
 * is so in all of them; of two changes the earlier turn's counts.
 */
export const rollUpRounds = (changed: Template, before: Template): Template => {
  const old = new Map(before.stages.map((stage) => [stage.id, JSON.stringify(stage)]))
  const stages = changed.stages.flatMap((stage) => {
    if (!stage.round) return [stage]
    const { base, rounds } = stage.round
    const turns = changed.stages.filter(
      (one) => one.round?.base === base && one.round.rounds.id === rounds.id,
    )
    if (turns[0]?.id !== stage.id) return []
    const { round: _, ...data } = turns.find((one) => old.get(one.id) !== JSON.stringify(one)) ?? stage
    const breaks = turns.flatMap(({ steps }) => steps).filter(({ afterTurn }) => afterTurn !== undefined)
    const steps = [...data.steps.filter(({ afterTurn }) => afterTurn === undefined), ...breaks]
    return [{ ...data, id: base, steps }]
  })
  // A turn's stages are next to each other already, so the first turn alone has the template's order.
  return { ...changed, stages }
}
