import type { Template } from '../../domain/template/template.ts'
import { useNotices, useWords } from '../context/context.ts'
import { useTemplates } from './with-templates.tsx'

/** Hands a template on, and says what became of it. */
export const useShare = () => {
  const templates = useTemplates()
  const words = useWords('templates')
  const notices = useNotices()
  return {
    async link(template: Template) {
      const how = await templates.shareLink(template)
      if (!how.ok) notices.say(words.tooLong)
      else if (how.value !== 'cancelled')
        notices.say(how.value === 'shared' ? words.linkShared : words.linkCopied)
    },
    async file(template: Template) {
      const how = await templates.shareFile(template)
      if (how !== 'cancelled') notices.say(how === 'shared' ? words.fileShared : words.fileSaved)
    },
  }
}
