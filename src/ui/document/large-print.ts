import { useEffect } from 'preact/hooks'

/** Prints once the page is drawn large, and says when it has been printed: some browsers print only after `print` has come back. */
export const useLargePrint = (large: boolean, print: () => void, printed: () => void): void => {
  useEffect(() => {
    if (!large) return
    window.addEventListener('afterprint', printed, { once: true })
    print()
    return () => window.removeEventListener('afterprint', printed)
    // It prints when `large` turns on; the functions are new each time it is drawn.
  }, [large])
}
