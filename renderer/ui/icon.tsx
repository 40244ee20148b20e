import type { ReactElement } from 'react'

const paths = {
  today: 'M5 6h14v14H5zM5 10h14M9 3.5V7M15 3.5V7M9.5 15l2 2 3.5-3.5',
  caseload: 'M4 8h16v11H4zM9 8V5h6v3M4 13h16M11 12.5v1.5h2v-1.5',
  student: 'M12 12a3.75 3.75 0 1 0 0-7.5 3.75 3.75 0 0 0 0 7.5M5 20c.6-3.6 3.4-5.5 7-5.5s6.4 1.9 7 5.5',
  students:
    'M9.5 11.5a3.25 3.25 0 1 0 0-6.5 3.25 3.25 0 0 0 0 6.5M3.5 19.5c.5-3.2 2.9-5 6-5s5.500 1.800 6 5M15.500 5.300a3.250 3.250 0 0 1 0 5.900M18 14.900c1.500.8 2.300 2.300 2.600 4.600',
  concern: 'M4 5h16v11.500H11L6.500 20v-3.500H4zM12 8v4M12 14v.1',
  referral: 'M4 7h9M4 12h6M4 17h9M14 8l5 4.500-5 4.500M10 12.500h9',
  provider: 'M4.500 20V8L12 4l7.500 4v12M3 20h18M10 20v-5h4v5M12 8.500v4M10 10.500h4',
  paper: 'M6.500 3.500h7.500l4 4V20.500h-11.500zM14 3.500v4h4M9.500 12h5.500M9.500 16h5.500',
  import: 'M12 4v10M8 10.500l4 4 4-4M4.500 16v4h15v-4',
  export: 'M12 14.500V4M8 8l4-4 4 4M4.500 16v4h15v-4',
  settings: 'M4 7h9M17 7h3M15 5v4M4 17h3M11 17h9M9 15v4M4 12h5M13 12h7M11 10v4',
  search: 'M10.500 17a6.500 6.500 0 1 0 0-13 6.500 6.500 0 0 0 0 13M15.300 15.300l4.700 4.700',
  plus: 'M12 5v14M5 12h14',
  lock: 'M6 10.500h12V20H6zM8.500 10.500V8a3.500 3.500 0 0 1 7 0v2.500M12 14v2.500',
  close: 'M6 6l12 12M18 6L6 18',
  check: 'M5 12.500l4.500 4.500L19 7.500',
  back: 'M10 6l-6 6 6 6M4.500 12H20',
  forward: 'M14 6l6 6-6 6M19.500 12H4',
  down: 'M6 9.500l6 6 6-6',
  up: 'M6 14.500l6-6 6 6',
  next: 'M9.500 6l6 6-6 6',
  previous: 'M14.500 6l-6 6 6 6',
  more: 'M6 12h.1M12 12h.1M18 12h.1',
  print: 'M7 9V4h10v5M7 17H4V9h16v8h-3M7 14h10v6H7z',
  phone:
    'M7 3.500l3 5-2 2c1 2.300 2.700 4 5 5l2-2 5 3c-.5 2.500-2 4-4 4C9.500 20 4 14 3.500 8c0-2.300 1.300-4 3.500-4.500z',
  note: 'M5 4.500h14v10l-5 5H5zM14 19.500v-5h5M8.500 9h7M8.500 12.500h4',
  calendar: 'M5 6h14v14H5zM5 10h14M9 3.500V7M15 3.500V7',
  clock: 'M12 20a8 8 0 1 0 0-16 8 8 0 0 0 0 16M12 8v4.500l3 2',
  consent: 'M6.500 3.500h11V13M6.500 3.500v17H12M9.500 8h5M9.500 12h3M13 18l2.500 2.500 5-5',
  columns: 'M4 5h16v14H4zM9.500 5v14M14.500 5v14',
  panel: 'M4 5h16v14H4zM14.500 5v14',
  expand: 'M14 4.500h5.500V10M10 19.500H4.500V14M19 5l-6 6M5 19l6-6',
  undo: 'M8 5L4 9l4 4M4.500 9H14a5 5 0 0 1 0 10H9',
  redo: 'M16 5l4 4-4 4M19.500 9H10a5 5 0 0 0 0 10h5',
  warning: 'M12 4.500L21 19.500H3zM12 10v4.500M12 17v.1',
  stop: 'M8.500 4h7L20 8.500v7L15.500 20h-7L4 15.500v-7zM12 8v5M12 15.800v.1',
  information: 'M12 20a8 8 0 1 0 0-16 8 8 0 0 0 0 16M12 11v5M12 8v.1',
  saved:
    'M7 18.500a4 4 0 0 1-.5-7.900 5.500 5.500 0 0 1 10.700-.6 4.200 4.200 0 0 1 .3 8.400zM9.500 14l2 2 3.500-3.500',
  pause: 'M9 6v12M15 6v12',
  chart: 'M4.5 4v16h15.5M8 16l3.500-5 3 3L19 7.500',
  filter: 'M4 6h16l-6 7v6l-4-2v-4z',
  sortUp: 'M12 18V6M7.500 10.500L12 6l4.500 4.500',
  sortDown: 'M12 6v12M7.500 13.500L12 18l4.500-4.500',
  help: 'M12 20a8 8 0 1 0 0-16 8 8 0 0 0 0 16M9.800 10a2.300 2.300 0 1 1 3.400 2c-.8.400-1.200.9-1.200 1.700M12 16.300v.1',
  key: 'M8 16a4 4 0 1 0 0-8 4 4 0 0 0 0 8M12 12h8.500M17 12v3M20 12v2',
  school:
    'M12 5L3 9.500l9 4.500 9-4.500zM6.500 11.500V16c1.500 1.500 3.300 2.200 5.500 2.200s4-.7 5.500-2.200v-4.500M21 9.500V15',
  trash: 'M5 7h14M9.500 7V4.500h5V7M7 7l.8 13h8.400L17 7M10.500 10.500v6M13.500 10.500v6',
  edit: 'M5 19l1-4L16 5l3 3L9 18zM14 7l3 3',
  person:
    'M12 12a3.750 3.750 0 1 0 0-7.500 3.750 3.750 0 0 0 0 7.500M5 20c.6-3.600 3.400-5.500 7-5.500s6.400 1.900 7 5.500',
  drag: 'M9.500 6h.1M14.500 6h.1M9.500 12h.1M14.500 12h.1M9.500 18h.1M14.500 18h.1',
  bridge:
    'M2.500 17h19M5 17v-6M19 17v-6M2.500 12.500C6 12 8.500 9 12 9s6 3 9.500 3.500M9 17v-6.600M15 17v-6.600',
} as const

/** The drawings of the interface, by what they stand for. */
export type IconName = keyof typeof paths

const mirrored: ReadonlySet<IconName> = new Set([
  'back',
  'forward',
  'next',
  'previous',
  'referral',
  'undo',
  'panel',
])

/** One line drawing beside a word; it says nothing of its own to a screen reader. */
export function Icon({
  name,
  size = '1.125rem',
}: {
  readonly name: IconName
  readonly size?: string
}): ReactElement {
  return (
    <svg
      aria-hidden="true"
      focusable="false"
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      strokeLinecap="round"
      strokeLinejoin="round"
      className="fb-icon"
      data-mirrored={mirrored.has(name) || undefined}
      style={{ inlineSize: size, blockSize: size }}
    >
      <path d={paths[name]} />
    </svg>
  )
}
