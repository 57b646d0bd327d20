import type { Browser } from '../../browser/contract/browser.ts'
import { templateMaxBytes } from '../../domain/limits.ts'
import { checkTemplate } from '../../domain/template/check-template.ts'
import { templateBytes } from '../../domain/template/edit-template.ts'
import { faultPlace } from '../../domain/template/fault-place.ts'
import type { Template } from '../../domain/template/template.ts'
import { bytesToBase64Url, parseBase64Url } from '../../lib/bytes.ts'
import { isFault } from '../../lib/fault.ts'
import { type Result, refuse, succeed } from '../../lib/result.ts'
import type { TemplateRefusal } from './template-types.ts'

/** Longer links are cut by what carries messages. */
const linkMaxCharacters = 12_000
/** A file may be written with more blanks and line breaks than the template that is in it. */
const fileMaxBytes = 4 * templateMaxBytes
/** How a link's fragment begins: 't1' compressed, 't0' as it is, from a browser that compresses nothing. */
const compressed = 't1'
const plain = 't0'

type Compression = Browser['compression']

export const templateFileType = 'application/json'

export const templateToFile = (template: Template): string => `${JSON.stringify(template, undefined, 2)}\n`

export const templateFromFile = async (file: Blob): Promise<Result<Template, TemplateRefusal>> => {
  if (file.size > fileMaxBytes) return refuse({ refused: 'too-large' })
  return templateFromJson(await file.text(), 'not-a-template')
}

/** undefined where it would be too long. */
export const templateToFragment = async (
  template: Template,
  compression: Compression,
): Promise<string | undefined> => {
  const bytes = new TextEncoder().encode(JSON.stringify(template))
  const fragment = compression.available
    ? compressed + bytesToBase64Url(await compression.deflate(bytes))
    : plain + bytesToBase64Url(bytes)
  return fragment.length > linkMaxCharacters ? undefined : fragment
}

export const templateFromFragment = async (
  fragment: string,
  compression: Compression,
): Promise<Result<Template, TemplateRefusal>> => {
  const kind = fragment.slice(0, compressed.length)
  if (fragment.length > linkMaxCharacters) return refuse({ refused: 'link-broken' })
  if (kind !== compressed && kind !== plain) return refuse({ refused: 'newer' })
  const packed = parseBase64Url(fragment.slice(compressed.length))
  if (!packed) return refuse({ refused: 'link-broken' })
  if (kind === compressed && !compression.available) return refuse({ refused: 'old-browser' })
  const bytes = kind === compressed ? await compression.inflate(packed, templateMaxBytes) : packed
  if (!bytes) return refuse({ refused: 'link-broken' })
  return templateFromJson(new TextDecoder().decode(bytes), 'link-broken')
}

const templateFromJson = (
  text: string,
  otherwise: 'not-a-template' | 'link-broken',
): Result<Template, TemplateRefusal> => {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return refuse({ refused: otherwise })
    throw error
  }
  const isOurs = typeof value === 'object' && value !== null && Object.hasOwn(value, 'stages')
  if (!isOurs) return refuse({ refused: 'not-a-template' })
  const template = checkTemplate(value)
  if (isFault(template)) {
    if (template.problem === 'newer') return refuse({ refused: 'newer' })
    return refuse({ refused: 'faulty', fault: faultPlace(template, value) })
  }
  return templateBytes(template) > templateMaxBytes ? refuse({ refused: 'too-large' }) : succeed(template)
}
