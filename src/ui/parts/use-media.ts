import { useEffect, useState } from 'preact/hooks'

/** Whether a media query holds now; false where the platform cannot tell. */
export const useMedia = (query: string): boolean => {
  const ask = () => (typeof matchMedia === 'function' ? matchMedia(query).matches : false)
  const [holds, setHolds] = useState(ask)
  useEffect(() => {
    if (typeof matchMedia !== 'function') return
    const list = matchMedia(query)
    const listen = () => setHolds(list.matches)
    listen()
    list.addEventListener('change', listen)
    return () => list.removeEventListener('change', listen)
  }, [query])
  return holds
}
