import type { Template } from '../../domain/template/template.ts'

const tablesUsual = 4

interface Usual {
  readonly tables: number
  readonly names: 'off' | 'on'
  /** A meeting looks back on something; a set needs only people who ask for time. */
  readonly needsFocus: boolean
}

/** What a new meeting begins with where its facilitator says nothing else: a set is one table that knows its people. */
export const usualFor = ({ rounds }: Template): Usual =>
  rounds?.length
    ? { tables: 1, names: 'on', needsFocus: false }
    : { tables: tablesUsual, names: 'off', needsFocus: true }
