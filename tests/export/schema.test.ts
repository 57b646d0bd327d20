import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, it } from 'vitest'
import { workingDocument } from '../../src/domain/document/working-document.ts'
import { workingDocumentJson } from '../../src/export/working-document-json.ts'
import { largeSource } from './a-large-document.ts'
import { meetings } from './meetings.ts'

const schema = JSON.parse(readFileSync('public/schema/working-document-1.json', 'utf8'))

/** The same schema, in which a field that it does not describe is a fault. */
const closed = (part: unknown): unknown => {
  if (Array.isArray(part)) return part.map(closed)
  if (part === null || typeof part !== 'object') return part
  const inside = Object.fromEntries(Object.entries(part).map(([key, value]) => [key, closed(value)]))
  return 'properties' in part && part.properties !== null && 'type' in part
    ? { ...inside, additionalProperties: false }
    : inside
}

const validate = new Ajv2020({ strict: true, allErrors: true }).compile(closed(schema) as object)
const written = (source: Parameters<typeof workingDocument>[0], tableNames = true) =>
  JSON.parse(workingDocumentJson(workingDocument(source, { tableNames, parked: true }), 'c0ffee'))

describe('the schema of the working document', () => {
  it('[W2] has a name that is no address', () => {
    expect(schema.$id).toBe('urn:plenary:schema:working-document:1')
  })

  it.each([...Object.entries(meetings), ['large', largeSource] as const])(
    '[W2] describes every field of what is written: %s',
    (_name, source) => {
      for (const tableNames of [true, false]) {
        validate(written(source(), tableNames))
        expect(validate.errors).toBeNull()
      }
    },
  )

  it('[W2] refuses what is missing, of another type, or unknown', () => {
    const whole = written(meetings.fourth())
    const { title: _title, ...untitled } = whole
    for (const bad of [
      untitled,
      { ...whole, version: 2 },
      { ...whole, heldOn: '18 January' },
      { ...whole, more: 1 },
      { ...whole, earlier: { ...whole.earlier, points: [{ ...whole.earlier.points[0], outcome: 'lazy' }] } },
    ])
      expect(validate(bad)).toBe(false)
    expect(whole.earlier.lessons).toHaveLength(2)
  })
})
