import { html, ownMarkup, type Html } from './html.ts'

/** A person, head first, as wide as `size` says. */
function person(x: number, y: number, size = 1): string {
  const at = (dx: number, dy: number) => `${x + dx * size} ${y + dy * size}`
  return `<circle cx="${x}" cy="${y}" r="${9 * size}"/><path d="M${at(-17, 42)} C${at(-17, 12)} ${at(17, 12)} ${at(17, 42)} Z"/>`
}

/** What somebody says: a bubble whose tail points down. */
function bubble(x: number, y: number, width: number, height: number): string {
  const middle = x + width / 2
  return `<path d="M${x + 5} ${y} H${x + width - 5} Q${x + width} ${y} ${x + width} ${y + 5} V${y + height - 5} Q${x + width} ${y + height} ${x + width - 5} ${y + height} H${middle + 5} L${middle} ${y + height + 8} L${middle - 5} ${y + height} H${x + 5} Q${x} ${y + height} ${x} ${y + height - 5} V${y + 5} Q${x} ${y} ${x + 5} ${y} Z"/>`
}

const face = (features: string): string => `<circle cx="50" cy="50" r="42"/>${features}`
const EYES = '<circle class="ink" cx="36" cy="42" r="3.5"/><circle class="ink" cx="64" cy="42" r="3.5"/>'

/** The drawings of the pages for those who do not read: black lines that stay what they are in a copy. */
const DRAWN = {
  sad: face(`${EYES}<path d="M32 72 Q50 54 68 72 M68 50 q5 8 0 11 q-5 -3 0 -11"/>`),
  worried: face(
    '<circle cx="36" cy="44" r="6"/><circle cx="64" cy="44" r="6"/><path d="M26 32 L40 27 M74 32 L60 27 M32 70 q6 -9 12 0 t12 0 t12 0"/>',
  ),
  angry: face(`${EYES}<path d="M26 29 L43 38 M74 29 L57 38 M34 70 H66"/>`),
  lonely: `${person(20, 42, 0.9)}<path d="M44 26 V84" stroke-dasharray="5 6"/>${person(66, 34, 0.7)}${person(86, 34, 0.7)}`,
  tired: face(
    '<path d="M28 44 q8 6 16 0 M56 44 q8 6 16 0"/><circle cx="50" cy="68" r="6"/><path d="M74 8 H86 L74 20 H86"/>',
  ),
  fine: face(`${EYES}<path d="M30 62 Q50 82 70 62"/>`),
  neither: face(`${EYES}<path d="M34 68 H66"/>`),
  unhappy: face(`${EYES}<path d="M32 74 Q50 56 68 74"/>`),
  home: '<path d="M12 52 L50 18 L88 52 M24 44 V86 H76 V44 M42 86 V62 H58 V86"/>',
  friends: `${person(32, 34)}${person(68, 34)}<path d="M42 84 Q50 90 58 84"/>`,
  school:
    '<path d="M50 30 C40 21 25 21 13 25 V78 C25 74 40 74 50 83 C60 74 75 74 87 78 V25 C75 21 60 21 50 30 V83 M22 38 C30 36 36 37 42 40 M22 52 C30 50 36 51 42 54 M78 38 C70 36 64 37 58 40 M78 52 C70 50 64 51 58 54"/>',
  body: '<circle cx="50" cy="18" r="12"/><path d="M36 34 H64 V66 H36 Z M36 36 L22 60 M64 36 L78 60 M42 66 V92 M58 66 V92 M50 43 V57 M43 50 H57"/>',
  mean: `${person(26, 46)}${bubble(30, 8, 40, 20)}<path d="M38 18 l6 -5 l6 8 l6 -8 l6 5"/>${person(78, 56, 0.75)}`,
  other: `${bubble(14, 8, 72, 66)}<path d="M38 32 C38 18 62 18 62 32 C62 43 50 43 50 54"/><circle class="ink" cx="50" cy="63" r="3"/>`,
  worry: `${person(26, 50)}<ellipse cx="68" cy="30" rx="26" ry="23"/><circle cx="42" cy="50" r="3"/><circle cx="47" cy="44" r="4"/>${person(68, 22, 0.62)}`,
  talk: `${person(24, 50)}${person(76, 50)}${bubble(8, 8, 34, 22)}${bubble(58, 8, 34, 22)}<path d="M15 16 H35 M15 22 H28 M65 16 H85 M65 22 H78"/>`,
  search:
    '<path d="M18 10 H66 V52 M18 10 V88 H50 M28 24 H56 M28 36 H56 M28 48 H44"/><circle cx="62" cy="64" r="17"/><path d="M75 77 L90 92"/>',
  phone:
    '<rect x="33" y="12" width="34" height="76" rx="6"/><path d="M44 20 H56 M22 34 Q14 50 22 66 M78 34 Q86 50 78 66"/><circle class="ink" cx="50" cy="79" r="2.5"/>',
  visit: `<path d="M44 86 V38 L70 16 L96 38 V86 Z M62 86 V62 H78 V86 M70 38 V50 M64 44 H76 M28 30 H40 M34 24 L41 30 L34 36"/>${person(18, 44, 0.85)}`,
  tell: `<path d="M16 10 H62 V86 H16 Z M26 30 H34 M26 50 H34 M26 70 H34 M42 30 l4 5 l8 -10 M42 50 l4 5 l8 -10 M42 70 l4 5 l8 -10"/>${person(82, 46, 0.85)}`,
  free: '<circle cx="50" cy="50" r="38"/><path d="M61 38 C61 28 39 28 39 39 C39 52 61 48 61 61 C61 72 39 72 39 62 M50 24 V76 M20 80 L80 20"/>',
  interpreter: `${person(20, 56, 0.85)}${person(50, 56, 0.85)}${person(80, 56, 0.85)}${bubble(6, 8, 36, 26)}${bubble(58, 8, 36, 26)}<path d="M18 28 L24 14 L30 28 M20 23 H28 M66 16 H86 M76 12 V16 M69 18 L83 29 M83 18 L69 29"/>`,
  choice:
    '<rect x="8" y="30" width="36" height="36" rx="4"/><path d="M16 48 L24 58 L37 38"/><rect x="56" y="30" width="36" height="36" rx="4"/><path d="M65 39 L83 57 M83 39 L65 57"/>',
  danger: '<path d="M50 10 L94 88 H6 Z M50 36 V62"/><circle class="ink" cx="50" cy="74" r="3"/>',
  dayAndNight:
    '<circle cx="28" cy="50" r="13"/><path d="M28 26 V19 M28 74 V81 M4 50 H-2 M45 33 L50 28 M11 33 L6 28 M11 67 L6 72 M45 67 L50 72 M82 22 A30 30 0 1 0 82 78 A24 24 0 1 1 82 22"/>',
  building:
    '<path d="M14 88 V44 H86 V88 Z M32 44 L50 28 L68 44 M50 28 V8 H70 L64 14 L70 20 H50 M44 88 V66 H56 V88 M24 56 H34 M66 56 H76"/>',
} as const
export type Drawing = keyof typeof DRAWN

/** A drawing with what it shows in words, for whoever does not see it. */
export function drawing(name: Drawing, words: string): Html {
  return html`<svg class="drawing" viewBox="-4 0 108 100" role="img" aria-label="${words}">
    ${ownMarkup(DRAWN[name])}
  </svg>`
}

/** The style of the drawings. */
export const DRAWING_STYLES = `
.sheet .drawing { display: block; fill: #fff; stroke: #000; stroke-width: 3.4; stroke-linecap: round; stroke-linejoin: round; }
.sheet .drawing path { fill: none; }
.sheet .drawing .ink { fill: #000; }
`
