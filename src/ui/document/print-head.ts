import { useEffect } from 'preact/hooks'

/** A text as a CSS string. */
const cssString = (text: string): string =>
  `"${text.replace(/[\p{Cc}\p{Cs}]+/gu, ' ').replace(/["\\]/g, '\\$&')}"`

/** For a wall: as large as offices print. */
const largePage = `@page { size: A3 landscape; margin: 16mm; @top-left { font-size: 14pt; } @top-right { font-size: 14pt; } @bottom-right { font-size: 14pt; } }`

export interface PrintHead {
  readonly title: string
  /** In words, or ''. */
  readonly day: string
  readonly large: boolean
}

/**
 * While the page is printed: the meeting's title at the head of each page after the first, and as the name of the file that a
 * PDF is saved as. Browsers without page margin boxes (CSS Paged Media 3) print their own head, which has it too.
 */
export const usePrintHead = ({ title, day, large }: PrintHead): void => {
  useEffect(() => {
    const sheet = new CSSStyleSheet()
    let titleBefore = ''
    const begin = () => {
      titleBefore = document.title
      document.title = title.includes(day) ? title : [title, day].filter(Boolean).join(' ')
      const head = `@page { @top-left { content: ${cssString(title)}; } @top-right { content: ${cssString(day)}; } }`
      // The first page of the document has the title in large letters; the wall's pages have it nowhere else.
      sheet.replaceSync(
        large
          ? `${largePage} ${head}`
          : `${head} @page :first { @top-left { content: none; } @top-right { content: none; } }`,
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
  }, [title, day, large])
}
