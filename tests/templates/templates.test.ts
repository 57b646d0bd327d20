import { describe, expect, it } from 'vitest'
import { checkTemplate } from '../../src/domain/template/check-template.ts'
import type { Template } from '../../src/domain/template/template.ts'
import {
  actionLearningMeeting,
  blank,
  builtInTemplates,
  learningInaction,
  startStopContinue,
  templatesToChoose,
} from '../../src/templates/index.ts'

const minutes = (template: Template) =>
  template.stages.flatMap((stage) => stage.steps).reduce((sum, step) => sum + step.minutes, 0)

const stage = (id: string) => {
  const found = actionLearningMeeting.stages.find((each) => each.id === id)
  if (!found) throw new Error(`no stage ${id}`)
  return found
}

const words = (stageId: string, row: string, column: string) => {
  const cell = stage(stageId).grid?.cells.find((each) => each.row === row && each.column === column)
  return cell && [cell.prompt, ...cell.questions].join(' ')
}

describe.each(builtInTemplates.map((template) => [template.name, template] as const))('%s', (_, template) => {
  it('[S2] has every cell of its grids exactly once', () => {
    for (const { grid } of template.stages) {
      if (!grid) continue
      const wanted = grid.rows.flatMap((row) => grid.columns.map((column) => `${row.id}/${column.id}`))
      expect(grid.cells.map((cell) => `${cell.row}/${cell.column}`).sort()).toEqual(wanted.sort())
    }
  })

  it('[S2] uses short, stable, lower-case ids, each once', () => {
    const once = (ids: readonly string[]) => {
      expect(new Set(ids).size).toBe(ids.length)
      for (const id of ids) expect(id).toMatch(/^[a-z]{1,12}$/)
    }
    once(template.stages.map((each) => each.id))
    for (const each of template.stages) {
      once(each.steps.map((step) => step.id))
      once((each.grid?.rows ?? []).map((row) => row.id))
      once((each.grid?.columns ?? []).map((column) => column.id))
    }
  })

  it('[S2] shows and presents only rows and columns that it has', () => {
    for (const { grid, steps } of template.stages) {
      for (const step of steps) {
        for (const row of step.pages?.flat() ?? []) expect(grid?.rows.map(({ id }) => id)).toContain(row)
        for (const column of step.presents ?? []) expect(grid?.columns.map(({ id }) => id)).toContain(column)
      }
    }
  })

  it('[L8] says where earlier promises are looked at: when it opens', () => {
    const marked = template.stages.flatMap(({ steps }) => steps.filter(({ followUp }) => followUp))
    expect(marked.map(({ kind }) => kind)).toEqual(['open'])
  })

  it('[S2] is plain data', () => {
    expect(JSON.parse(JSON.stringify(template))).toEqual(template)
  })
})

describe('action learning meeting', () => {
  it('[S2] takes 90 minutes with a break and slack', () => {
    expect(minutes(actionLearningMeeting)).toBe(85)
    expect(
      actionLearningMeeting.stages.map((each) => [each.title, ...each.steps.map((step) => step.minutes)]),
    ).toEqual([
      ['Open', 6],
      ['Reflect & share', 5, 10, 8],
      ['Learn & report', 4, 9, 8],
      ['Break', 5],
      ['Plan', 4, 5, 14],
      ['Close', 7],
    ])
  })

  it('[S2] asks in the words of the practice', () => {
    expect(words('reflect', 'mine', 'well')).toBe(
      'What did I do that went well? What helped me? How did I feel?',
    )
    expect(words('reflect', 'mine', 'better')).toBe(
      'What would I do differently? Where did I rush, or wait? What did I feel, and do with it?',
    )
    expect(words('reflect', 'ours', 'well')).toBe(
      'What did we do well together? Who made it easier, and how?',
    )
    expect(words('reflect', 'ours', 'better')).toBe(
      'Where did we fall short together? Where did we miss one another? Who noticed?',
    )
    expect(words('learn', 'mine', 'worked')).toBe('What did I bring to it? What did I choose? What was luck?')
    expect(words('learn', 'mine', 'hard')).toBe(
      'What was my share in it? What did I assume? What did I know and not say?',
    )
    expect(words('learn', 'mine', 'learned')).toBe('Next time I will remember that ... What surprised me?')
    expect(words('learn', 'ours', 'worked')).toBe(
      'What in our way of working made it possible? Would it work again?',
    )
    expect(words('learn', 'ours', 'hard')).toBe(
      'Where did it begin, and what came of it? Whom did it affect? What keeps it going?',
    )
    expect(words('learn', 'ours', 'learned')).toBe(
      'We now know that ... Where else is it true? What is still a guess?',
    )
    expect(words('plan', 'mine', 'stop')).toBe('What will I stop? What is only habit?')
    expect(words('plan', 'mine', 'start')).toBe('What will I try? What is the smallest step this week?')
    expect(words('plan', 'mine', 'continue')).toBe('What will I protect? What gets lost when I am busy?')
    expect(words('plan', 'ours', 'stop')).toBe('What can we let go? Who would miss it?')
    expect(words('plan', 'ours', 'start')).toBe(
      'What should we try? How would we know in a month that it helped?',
    )
    expect(words('plan', 'ours', 'continue')).toBe('What must we keep? Who looks after it?')
    expect(stage('open').steps[0]?.say).toBe('We are looking at ... We look for learning, not blame.')
    expect(stage('close').steps[0]?.say).toBe(
      'What do I take with me? What helped us learn? Whom do I want to thank?',
    )
  })

  it('[L1] is written alone on two short pages, my own response first', () => {
    for (const id of ['reflect', 'learn', 'plan']) {
      expect(stage(id).steps.find((step) => step.kind === 'alone')?.pages).toEqual([['mine'], ['ours']])
    }
  })

  it('[L2] opens what was learned at the table, and nothing else late', () => {
    const late = actionLearningMeeting.stages.flatMap((each) =>
      (each.grid?.cells ?? [])
        .filter((cell) => cell.opensAt)
        .map((cell) => `${each.id}/${cell.row}/${cell.column}/${cell.opensAt}`),
    )
    expect(late).toEqual(['learn/mine/learned/together', 'learn/ours/learned/together'])
  })

  it('[L3] presents only what was learned', () => {
    expect(stage('learn').steps.find((step) => step.kind === 'plenary')?.presents).toEqual(['learned'])
    expect(stage('reflect').steps.find((step) => step.kind === 'plenary')?.presents).toBeUndefined()
  })

  it('[L4] asks individuals in Plan, whose table step may be skipped', () => {
    expect(stage('plan').actionPoints).toBe(true)
    expect(stage('plan').steps.map((step) => [step.kind, step.optional, step.straightToRoom])).toEqual([
      ['alone', undefined, undefined],
      ['together', true, undefined],
      ['plenary', undefined, true],
    ])
    expect(actionLearningMeeting.stages.filter((each) => each.actionPoints).map((each) => each.id)).toEqual([
      'plan',
    ])
  })
})

it('[S4] the order of the built-in templates is the invitation’s code for them', () => {
  expect(builtInTemplates.indexOf(actionLearningMeeting)).toBe(0)
  expect(builtInTemplates.indexOf(blank)).toBe(1)
  expect(builtInTemplates.indexOf(learningInaction)).toBe(3)
  expect(builtInTemplates.indexOf(startStopContinue)).toBe(4)
})

it.each(builtInTemplates)('[S3] %s passes the same check as a template from outside', (template) => {
  expect(checkTemplate(JSON.parse(JSON.stringify(template)))).toEqual(template)
})

describe('learning inaction', () => {
  const held = learningInaction.stages.find(({ id }) => id === 'held')
  const words = (row: string, column: string) => {
    const cell = held?.grid?.cells.find((each) => each.row === row && each.column === column)
    return cell && [cell.prompt, ...cell.questions].join(' ')
  }

  it('[S2] [L7] takes 75 minutes: alone, the hat, read aloud, tables, room', () => {
    expect(minutes(learningInaction)).toBe(75)
    expect(held?.steps.map((step) => [step.kind, step.minutes, step.hat])).toEqual([
      ['alone', 10, undefined],
      ['alone', 5, 'papers'],
      ['plenary', 10, 'reading'],
      ['together', 20, undefined],
      ['plenary', 15, undefined],
    ])
  })

  it('[L7] [C6] keeps no names, asks for no action, and opens what might open it at the tables', () => {
    expect(learningInaction.names).toBe('never')
    expect(learningInaction.stages.some((stage) => stage.actionPoints)).toBe(false)
    const late = held?.grid?.cells.filter((cell) => cell.opensAtStep)
    expect(late?.map(({ row, column, opensAtStep }) => [row, column, opensAtStep])).toEqual([
      ['myself', 'opens', 'together'],
      ['group', 'opens', 'together'],
      ['organisation', 'opens', 'together'],
    ])
  })

  it('[L7] asks in the words of the practice', () => {
    expect(words('myself', 'held')).toContain('What do I know and not say or do?')
    for (const part of ['What do I imagine would happen?', 'How do I know?', 'What do I gain by silence?'])
      expect(words('myself', 'holds')).toContain(part)
    expect(words('myself', 'opens')).toContain('What small thing could I say, and to whom?')
    expect(words('group', 'held')).toBe('What do we all know and never raise? What do we agree and never do?')
    expect(words('group', 'holds')).toBe(
      'Whom does our silence protect? How do I take part? What are we avoiding in this room, now?',
    )
    expect(words('group', 'opens')).toContain('What would we need from one another?')
    expect(words('organisation', 'held')).toContain('Which answer would be unwelcome, however true?')
    expect(words('organisation', 'holds')).toBe(
      'Who gains if nothing changes? Which feelings are not allowed here?',
    )
    expect(words('organisation', 'opens')).toContain('What must be said first, and by whom?')
    expect(learningInaction.stages.at(-1)?.steps[0]?.say).toBe(
      'What is wise to leave, for now? How was it to be here?',
    )
  })
})

it('[S2] start-stop-continue is short, and ends with promises', () => {
  expect(minutes(startStopContinue)).toBe(45)
  expect(startStopContinue.stages.filter(({ actionPoints }) => actionPoints).map(({ id }) => id)).toEqual([
    'act',
  ])
})

it('[S2] all built-in templates can be chosen, the default first and the blank one last', () => {
  expect(new Set(templatesToChoose)).toEqual(new Set(builtInTemplates))
  expect(templatesToChoose[0]).toBe(actionLearningMeeting)
  expect(templatesToChoose.at(-1)).toBe(blank)
})
