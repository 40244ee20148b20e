import type { Chance } from '#main/sample-school/chance.ts'

/** What a payload sets where it acts. */
export const hit = 'footbridgeHit'

const act = `window.${hit}=1`
const address = 'https://outside.invalid/x'

const whole: readonly string[] = [
  `<script>${act}</script>`,
  `</p></div></section><script>${act}</script>`,
  `<img src=x onerror=${act}>`,
  `<svg onload=${act}>`,
  `<svg><script>${act}</script></svg>`,
  `<svg><animate onbegin=${act} attributeName=x dur=1s>`,
  `<math><mtext></mtext><img src=x onerror=${act}></math>`,
  `<iframe srcdoc="<script>parent.${hit}=1</script>"></iframe>`,
  `<iframe src="javascript:parent.${hit}=1"></iframe>`,
  `<object data="${address}"></object>`,
  `<embed src="${address}">`,
  `<link rel=stylesheet href="${address}">`,
  `<meta http-equiv=refresh content="0;url=${address}">`,
  `<base href="${address}">`,
  `<style>*{background:url(${address})}</style>`,
  `</style><script>${act}</script>`,
  `</title><script>${act}</script>`,
  `</textarea><script>${act}</script>`,
  `--><script>${act}</script><!--`,
  `]]><script>${act}</script>`,
  `" onmouseover="${act}" autofocus onfocus="${act}" x="`,
  `' autofocus tabindex=0 onfocus='${act}`,
  `"><img src=${address}>`,
  `'><img src=${address}>`,
  `<body onload=${act}>`,
  `<details open ontoggle=${act}>x</details>`,
  `<video><source onerror=${act}></video>`,
  `<input autofocus onfocus=${act}>`,
  `<form action="${address}"><button>`,
  `<a href="javascript:${act}">x</a>`,
  `javascript:${act}`,
  `data:text/html,<script>${act}</script>`,
  `&lt;script&gt;${act}&lt;/script&gt;`,
  `&#60;script&#62;${act}&#60;/script&#62;`,
  `\u003cscript\u003e${act}\u003c/script\u003e`,
  `<scr<script>ipt>${act}</scr</script>ipt>`,
  `<ScRiPt>${act}</sCrIpT>`,
  `<script/x>${act}</script>`,
  `＜script＞${act}＜/script＞`,
  `\u202E<script>${act}</script>`,
  `\u2066</p>\u2069<img src=x onerror=${act}>`,
  `{{constructor.constructor('${act}')()}}`,
  `\${${act}}`,
  `__proto__[${hit}]=1`,
  `=HYPERLINK("${address}")`,
  `url(${address})`,
  `expression(${act})`,
]

const before: readonly string[] = [
  '',
  ' ',
  '"',
  "'",
  '<',
  '>',
  '">',
  "'>",
  '-->',
  '</p>',
  '\u0000',
  '\u200B',
  '&quot;>',
]

/** One text that would act where it is taken for more than text. */
export function payload(chance: Chance): string {
  return `${chance.pick(before)}${chance.pick(whole)}`
}

const formulas: readonly string[] = [
  '=',
  '+',
  '-',
  '@',
  '|',
  '＝',
  '＋',
  '－',
  '＠',
  '\t=',
  '\r=',
  '\n=',
  '\u0000=',
  ' =',
  '\u00A0=',
  '\u3000＝',
]

/** One text that a spreadsheet program would take for a formula. */
export function formula(chance: Chance): string {
  return `${chance.pick(formulas)}${chance.pick(['1+1', 'cmd|x!A0', 'HYPERLINK("x")', 'SUM(A1)'])}`
}
