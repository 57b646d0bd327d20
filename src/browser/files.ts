import type { Files } from './contract/browser.ts'
import { downloadUrlLifeMs } from './contract/limits.ts'

/** Share sheets are what phones and tablets have; on a computer a download is what people expect. */
const hasShareSheet = (page: Window): boolean =>
  typeof page.navigator.share === 'function' && page.matchMedia?.('(pointer: coarse)').matches === true

/** 'unable': refused by the browser, for a file type it does not share or because the tap was too long ago. */
const share = async (page: Window, data: ShareData): Promise<'shared' | 'cancelled' | 'unable'> => {
  try {
    await page.navigator.share(data)
    return 'shared'
  } catch (error) {
    return error instanceof DOMException && error.name === 'AbortError' ? 'cancelled' : 'unable'
  }
}

const download = (page: Window, file: File): void => {
  const url = URL.createObjectURL(file)
  const link = page.document.createElement('a')
  link.href = url
  link.download = file.name
  link.hidden = true
  page.document.body.append(link)
  link.click()
  link.remove()
  page.setTimeout(() => URL.revokeObjectURL(url), downloadUrlLifeMs)
}

/** For pages without https or without the focus: a selection and the old command. */
const copyBySelection = (page: Window, text: string): boolean => {
  const area = page.document.createElement('textarea')
  area.value = text
  area.readOnly = true
  area.style.position = 'fixed'
  area.style.opacity = '0'
  const before = page.document.activeElement
  // Inside an open dialog, nothing outside of it can be selected.
  const home = before?.closest('dialog') ?? page.document.body
  home.append(area)
  area.select()
  try {
    return page.document.execCommand('copy')
  } catch {
    return false
  } finally {
    area.remove()
    if (before instanceof HTMLElement) before.focus({ preventScroll: true })
  }
}

const copy = async (page: Window, text: string): Promise<boolean> => {
  const clipboard: Clipboard | undefined = page.navigator.clipboard
  try {
    if (clipboard) {
      await clipboard.writeText(text)
      return true
    }
  } catch (error) {
    if (!(error instanceof DOMException)) throw error
  }
  return copyBySelection(page, text)
}

export const filesOf = (page: Window): Files => ({
  async hand({ name, type, bytes, about, asText }) {
    // A copy of its own, for a view on shared memory is no file.
    const file = new File([typeof bytes === 'string' ? bytes : new Uint8Array(bytes)], name, { type })
    const forSharing = [
      file,
      ...(asText ? [new File([asText.text], asText.name, { type: 'text/plain' })] : []),
    ]
    for (const each of hasShareSheet(page) ? forSharing : []) {
      if (!page.navigator.canShare?.({ files: [each] })) continue
      const shared = await share(page, { files: [each], ...about })
      if (shared !== 'unable') return shared
    }
    download(page, file)
    return 'downloaded'
  },
  async handText(text) {
    if (hasShareSheet(page)) {
      const shared = await share(page, { text })
      if (shared !== 'unable') return shared
    }
    return (await copy(page, text)) ? 'copied' : 'cancelled'
  },
  copy: (text) => copy(page, text),
})
