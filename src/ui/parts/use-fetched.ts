import { useEffect, useState } from 'preact/hooks'

export interface Fetched<T> {
  /** undefined until it is here. */
  readonly value?: T
  readonly failed: boolean
}

const underWay: Fetched<never> = { failed: false }

/**
 * What `fetch` gives, once it is here. It is asked anew when one of `given` changes; what is of the former ones or comes
 * too late is passed over, and what fails is told on the console.
 */
export const useFetched = <T>(fetch: () => Promise<T>, given: readonly unknown[]): Fetched<T> => {
  const [fetched, setFetched] = useState<Fetched<T> & { readonly given: readonly unknown[] }>()
  useEffect(() => {
    let current = true
    fetch().then(
      (value) => current && setFetched({ value, failed: false, given }),
      (error: unknown) => {
        console.error(error)
        if (current) setFetched({ failed: true, given })
      },
    )
    return () => {
      current = false
    }
  }, given)
  return fetched?.given.every((one, at) => one === given[at]) ? fetched : underWay
}
