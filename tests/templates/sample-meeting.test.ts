import { describe, expect, it } from 'vitest'
import { cellId } from '../../src/domain/template/template.ts'
import { sampleMeeting } from '../../src/templates/sample-meeting.ts'

describe('sample meeting', () => {
  const sample = sampleMeeting('2026-12-30')
  const cells = sample.template.stages.flatMap((stage) =>
    (stage.grid?.cells ?? []).map((cell) => cellId(stage.id, cell.row, cell.column)),
  )

  it('fits its own template, tables and stages', () => {
    for (const { cell } of [...sample.notes, ...sample.privateNotes]) expect(cells).toContain(cell)
    for (const { table } of [...sample.notes, ...sample.ready]) expect(sample.tables[table - 1]).toBeDefined()
    const stage = sample.template.stages.find(({ id }) => id === sample.place.stage)
    expect(stage?.steps.map(({ id }) => id)).toContain(sample.place.step)
    expect(sample.tables).toHaveLength(4)
  })

  it('shows tables that agree and a point that only one table made', () => {
    expect(sample.notes.length).toBeGreaterThanOrEqual(40)
    expect(new Set(sample.notes.map(({ text }) => text)).size).toBe(sample.notes.length)
    const tablesAt = (cell: string) =>
      new Set(sample.notes.filter((note) => note.cell === cell).map(({ table }) => table)).size
    expect(tablesAt(cellId('learn', 'ours', 'learned'))).toBe(4)
    expect(sample.notes.filter(({ text }) => /tired to take one more/.test(text))).toHaveLength(1)
  })

  it('[R3] [R6] shows themes of one cell each, a star and a parked point', () => {
    const themed = sample.notes.filter(({ theme }) => theme !== undefined)
    expect(new Set(themed.map(({ theme }) => theme))).toEqual(new Set(Object.keys(sample.themes)))
    for (const name of Object.keys(sample.themes)) {
      const notes = themed.filter(({ theme }) => theme === name)
      expect(new Set(notes.map(({ cell }) => cell)).size).toBe(1)
      expect(new Set(notes.map(({ table }) => table)).size).toBeGreaterThan(1)
    }
    expect(sample.notes.filter(({ starred }) => starred)).toHaveLength(1)
    expect(sample.notes.filter(({ parked }) => parked)).toHaveLength(1)
  })

  it('[L4] has action points that are taken and open, each due after today', () => {
    expect(sample.points.map(({ point }) => point.taken)).toEqual([true, true, true, true, false, false])
    expect(sample.points.map(({ point }) => point.when)).toEqual([
      '2027-01-02',
      '2027-01-04',
      '2027-01-06',
      '2027-01-13',
      '2027-01-20',
      '2027-01-27',
    ])
    expect(new Set(sample.points.map(({ point }) => point.id)).size).toBe(6)
  })
})
