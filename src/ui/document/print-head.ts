import { useEffect } from 'preact/hooks'

/** A text as a CSS string. */
const cssString = (text: string): string =>
  `"${text.replace(/[\p{Cc}\p{Cs}]+/gu, ' ').replace(/["\\]/g, '\\$&')}"`

/**
 * While the page is printed: the meeting's title at the head of each page after the first, and as the name of the file that a
 * PDF is saved as. Browsers without page margin boxes (CSS Paged Media 3) print their own head, which has it too.
 */
export const usePrintHead = (title: string, day: string): void => {
  useEffect(() => {
    const sheet = new CSSStyleSheet()
    let titleBefore = ''
    const begin = () => {
      titleBefore = document.title
      document.title = [title, day].filter(Boolean).join(' ')
      sheet.replaceSync(
        `@page { @top-left { content: ${cssString(title)}; } @top-right { content: ${cssString(day)}; } }
        @page :first { @top-left { content: none; } @top-right { content: none; } }`,
      )
      document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
    }
    const end = () => {
      document.title = titleBefore || document.title
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((each) => each !== sheet)
    }
    window.addEventListener('beforeprint', begin)
    window.addEventListener('afterprint', end)
    return () => {
      window.removeEventListener('beforeprint', begin)
      window.removeEventListener('afterprint', end)
    }
  }, [title, day])
}
