import type { ComponentChildren } from 'preact'
import { classNames } from './class-names.ts'
import './icons.css'

/**
 * Signs are drawn with the text's own colour (icons.css) and are never the only word for something. Each note has one: an
 * attribute here is set hundreds of times.
 */
export type Icon = (props: { readonly small?: boolean | undefined }) => preact.JSX.Element

const icon =
  (drawing: ComponentChildren, directed = false): Icon =>
  ({ small }) => (
    <svg
      class={classNames('icon', small && 'icon-small', directed && 'icon-directed')}
      viewBox="0 0 24 24"
      aria-hidden="true"
    >
      {drawing}
    </svg>
  )

/** The first circle: a closed eye. */
export const IconMe = icon(
  <>
    <path d="M3 10.5c2.2 3.2 5.3 4.9 9 4.9s6.8-1.7 9-4.9" />
    <path d="m5.6 13.5-1.8 2.300M9.7 15.200l-.8 2.800M14.3 15.200l.8 2.800M18.4 13.500l1.8 2.3" />
  </>,
)
/** The second circle: people around a table. */
export const IconTable = icon(
  <>
    <circle cx="12" cy="12" r="4.2" />
    <circle cx="12" cy="4" r="1.7" />
    <circle cx="19.6" cy="9.5" r="1.7" />
    <circle cx="4.4" cy="9.5" r="1.7" />
    <circle cx="16.7" cy="18.8" r="1.7" />
    <circle cx="7.3" cy="18.8" r="1.7" />
  </>,
)
/** The third circle: everybody. */
export const IconRoom = icon(
  <>
    <rect x="3" y="4" width="18" height="11.5" rx="2" />
    <path d="M12 15.500v2M7 20.500c.4-1.7 2.3-3 5-3s4.6 1.3 5 3M7.5 8h9M7.5 11.500h5.5" />
  </>,
)
export const IconAdd = icon(<path d="M12 5v14M5 12h14" />)
export const IconLess = icon(<path d="M5 12h14" />)
export const IconClose = icon(<path d="m6 6 12 12M18 6 6 18" />)
export const IconCheck = icon(<path d="m5 12.5 4.5 4.500L19 7.5" />)
export const IconBack = icon(<path d="M15 5.5 8.5 12l6.5 6.5" />, true)
export const IconForward = icon(<path d="M9 5.5 15.5 12 9 18.5" />, true)
export const IconDown = icon(<path d="M5.5 9 12 15.5 18.5 9" />)
export const IconUp = icon(<path d="M5.5 15 12 8.500l6.5 6.5" />)
export const IconMore = icon(<path stroke-width="4.5" d="M12 5h.01M12 12h.01M12 19h.01" />)
export const IconEdit = icon(<path d="M4 20h4L19.5 8.500a2.1 2.1 0 0 0-3-3L5 17l-1 3ZM14.5 7.500l3 3" />)
export const IconMove = icon(<path d="M4 12h15M13.5 6.5 19 12l-5.5 5.5" />, true)
export const IconRemove = icon(
  <path d="M4.5 7h15M9.5 7V4.500h5V7M6.5 7l1 12.500h9l1-12.500M10.3 11v5M13.7 11v5" />,
)
export const IconShare = icon(<path d="M12 15V3.500M7.5 8 12 3.5 16.5 8M5 12.500V20h14v-7.5" />)
export const IconWithdraw = icon(<path d="M12 3.500V15M7.5 10.5 12 15l4.5-4.500M5 12.500V20h14v-7.5" />)
export const IconSettings = icon(
  <>
    <path d="M4 7.500h9M17.5 7.500H20M4 16.500h2.500M11 16.500h9" />
    <circle cx="15.2" cy="7.5" r="2.3" />
    <circle cx="8.7" cy="16.5" r="2.3" />
  </>,
)
export const IconLink = icon(
  <path d="M10 14a4 4 0 0 0 5.7 0l3.1-3.100a4 4 0 0 0-5.7-5.700l-1.2 1.200M14 10a4 4 0 0 0-5.7 0l-3.1 3.100a4 4 0 0 0 5.7 5.700l1.2-1.2" />,
)
export const IconCode = icon(
  <>
    <rect x="4" y="4" width="6" height="6" rx="1" />
    <rect x="14" y="4" width="6" height="6" rx="1" />
    <rect x="4" y="14" width="6" height="6" rx="1" />
    <path d="M14 14h2.500v2.500H14zM20 14v.01M20 20h-2.500v-1M14 20v.01" />
  </>,
)
export const IconCamera = icon(
  <>
    <path d="M4 8h3.500L9 5.500h6L16.5 8H20v11H4z" />
    <circle cx="12" cy="13" r="3.5" />
  </>,
)
export const IconFlip = icon(
  <path d="M4.5 11a7.5 7.5 0 0 1 13.3-3.700L20 9.500M20 4.500v5h-5M19.5 13a7.5 7.5 0 0 1-13.3 3.700L4 14.500M4 19.500v-5h5" />,
)
export const IconPicture = icon(
  <>
    <rect x="3.5" y="5" width="17" height="14" rx="2" />
    <circle cx="9" cy="10" r="1.6" />
    <path d="m4 17.5 5-4 3.5 2.5 3.5-3 4.5 4" />
  </>,
)
export const IconCopy = icon(
  <>
    <rect x="9" y="9" width="11" height="11" rx="2" />
    <path d="M15 6V4.500H4.500V15H6" />
  </>,
)
export const IconClock = icon(
  <>
    <circle cx="12" cy="12" r="8.5" />
    <path d="M12 7.500V12l3 2" />
  </>,
)
export const IconPause = icon(<path d="M8.5 5.500v13M15.5 5.500v13" />)
export const IconPlay = icon(<path d="M7.5 5 18 12 7.5 19z" />)
export const IconPrevious = icon(<path d="M18 5.5 9.5 12l8.5 6.500zM6 5.500v13" />, true)
export const IconPerson = icon(
  <>
    <circle cx="12" cy="8" r="3.7" />
    <path d="M4.5 20c.8-4 3.7-6 7.5-6s6.7 2 7.5 6" />
  </>,
)
export const IconPeople = icon(
  <>
    <circle cx="9" cy="8.5" r="3.2" />
    <path d="M2.8 19.500c.6-3.5 3-5.2 6.2-5.200s5.6 1.7 6.2 5.200M15.5 5.600a3.2 3.2 0 0 1 0 5.800M17.3 14.700c2.1.7 3.5 2.3 3.9 4.8" />
  </>,
)
export const IconWarning = icon(<path d="M12 4 2.8 19.500h18.400zM12 10v4.500M12 17v.01" />)
export const IconInfo = icon(
  <>
    <circle cx="12" cy="12" r="8.5" />
    <path d="M12 11v5M12 8v.01" />
  </>,
)
export const IconDocument = icon(
  <path d="M6 3.500h8L18.5 8v12.500H6zM14 3.500V8h4.500M9 12.500h6.500M9 16h6.5" />,
)
export const IconDownload = icon(<path d="M12 4v11M7.5 10.5 12 15l4.5-4.500M5 20h14" />)
export const IconPrint = icon(<path d="M7 9V4h10v5M7 17H4V9h16v8h-3M7 14h10v6.500H7z" />)
export const IconScreen = icon(<path d="M3.5 5h17v11h-17zM9 20h6M12 16v4" />)
export const IconHand = icon(
  <path d="M7.5 12V6.200a1.4 1.4 0 0 1 2.8 0v-1a1.4 1.4 0 0 1 2.8 0v1a1.4 1.4 0 0 1 2.8 0V9a1.4 1.4 0 0 1 2.7 0v5.500c0 4-2.3 6-5.8 6-3 0-4.3-1.3-5.6-3.700L4.7 13c-.7-1.5 1.2-2.6 2.2-1.300z" />,
)
export const IconSpeak = icon(<path d="M4 5h16v11h-8.500L7 20v-4H4zM8 9h8M8 12.200h5" />)
export const IconGuide = icon(
  <path d="M12 6.500C9.500 4.700 6.500 4.300 3.500 4.700v13.500c3-.4 6 0 8.500 1.800 2.500-1.800 5.500-2.200 8.500-1.800V4.700c-3-.4-6 0-8.500 1.800ZM12 6.500V20" />,
)
export const IconLamp = icon(
  <path d="M9 17.500h6M10 20.500h4M12 3.500a6 6 0 0 0-3.5 10.900c.5.4.5 1.6.5 3.100h6c0-1.5 0-2.7.5-3.100A6 6 0 0 0 12 3.500Z" />,
)
export const IconDoor = icon(<path d="M6 20.500V3.500h12v17M3.5 20.500h17M14.5 12v.01" />)
export const IconLock = icon(
  <>
    <rect x="5" y="10.5" width="14" height="10" rx="2" />
    <path d="M8 10.500V8a4 4 0 0 1 8 0v2.5" />
  </>,
)
export const IconStar = icon(<path d="m12 4 2.5 5.2 5.7.8-4.1 4 1 5.7-5.1-2.7-5.1 2.7 1-5.7-4.1-4 5.7-.8z" />)
export const IconHome = icon(<path d="m4 11.5 8-7 8 7M6.5 10v9.500h11V10" />)
export const IconUndo = icon(<path d="M8.5 5 4.5 9l4 4M5 9h9a5.5 5.5 0 0 1 0 11h-4" />, true)
export const IconRedo = icon(<path d="m15.5 5 4 4-4 4M19 9h-9a5.500 5.500 0 0 0 0 11h4" />, true)
/** Notes held together. */
export const IconGroup = icon(
  <>
    <rect x="3.5" y="3.5" width="17" height="17" rx="3.5" stroke-dasharray="3 2.6" />
    <rect x="7" y="7.5" width="10" height="3.500" rx="1" />
    <rect x="7" y="13" width="10" height="3.500" rx="1" />
  </>,
)
export const IconUngroup = icon(
  <>
    <rect x="4" y="4.5" width="10" height="5" rx="1.2" />
    <rect x="10" y="14.5" width="10" height="5" rx="1.2" />
    <path d="M17.500 9.500 19.500 7.500M17.500 5.500v4h4M6.500 14.500l-2 2M6.500 18.500v-4h-4" />
  </>,
)
/** Put aside, and kept. */
export const IconPark = icon(<path d="M4 4.500h16v4H4zM5.500 8.500v11h13v-11M9.500 12.500h5" />)
export const IconHide = icon(
  <path d="M4 4.500 20 19.500M9.8 6.300A9.500 9.500 0 0 1 12 6c4 0 7 2 9 6-.7 1.400-1.500 2.500-2.500 3.400M6.200 7.800C4.900 8.800 3.900 10.200 3 12c2 4 5 6 9 6 1.300 0 2.500-.2 3.600-.7M10 10.300a2.600 2.600 0 0 0 3.700 3.600" />,
)
export const IconHeart = icon(
  <path d="M12 19.500C6.500 15.500 4 12.600 4 9.300 4 6.800 5.900 5 8.200 5c1.600 0 3 .8 3.800 2.200C12.800 5.800 14.200 5 15.800 5 18.100 5 20 6.800 20 9.300c0 3.300-2.500 6.200-8 10.200Z" />,
)
export const IconSearch = icon(
  <>
    <circle cx="10.5" cy="10.5" r="6" />
    <path d="m15 15 5 5" />
  </>,
)
export const IconList = icon(<path d="M4 6.500h.01M8 6.500h12M4 12h.01M8 12h12M4 17.500h.01M8 17.500h12" />)
export const IconGrid = icon(<path d="M4 4.500h16v15H4zM4 9.500h16M4 14.500h16M12 4.500v15" />)
