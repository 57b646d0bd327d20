import type { ReadonlySignal } from '@preact/signals'
import type { Acted } from '../../domain/refusal.ts'
import type { FaultPlace } from '../../domain/template/fault-place.ts'
import type { Template } from '../../domain/template/template.ts'
import type { Result } from '../../lib/result.ts'

/** The templates of this device's person, beside the built-in ones. */
export interface TemplatesModel {
  /** The one changed last first. */
  readonly mine: ReadonlySignal<readonly OwnTemplate[]>
  /** One's own, a built-in one, or a copy that has been begun. */
  find(id: string): Template | undefined
  /** A copy to change, under an id of its own. It is kept on this device from its first change on. */
  begin(from: Template, name: string): Template
  /** Resolves once it is stored; of quick changes the last is. */
  save(template: Template): Promise<Acted>
  remove(id: string): Promise<Acted>
  /** Puts a template from elsewhere with one's own; the same one twice is there once. */
  keep(template: Template): Promise<Acted<Template>>
  shareFile(template: Template): Promise<'shared' | 'downloaded' | 'cancelled'>
  /** 'too-long' where its words do not go into a link that messages carry whole. */
  shareLink(template: Template): Promise<Result<'shared' | 'copied' | 'cancelled', 'too-long'>>
  readFile(file: Blob): Promise<Result<Template, TemplateRefusal>>
  /** The fragment of a link, as it stands in the address. */
  readLink(fragment: string): Promise<Result<Template, TemplateRefusal>>
}

export interface OwnTemplate {
  readonly template: Template
  /** ms since 1970 by this device's clock. */
  readonly changedAt: number
}

export interface TemplateRefusal {
  readonly refused: 'not-a-template' | 'newer' | 'too-large' | 'link-broken' | 'old-browser' | 'faulty'
  /** With 'faulty': what is wrong, and where. */
  readonly fault?: FaultPlace
}
