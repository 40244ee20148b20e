import {
  type FormId,
  FORMS,
  type FormsChoice,
  languageOfForm,
  nameOnForm,
  namesStudent,
} from '#shared/domain/form.ts'
import { type PacketLanguage, type PacketPart, StaffLanguage } from '#shared/domain/packet.ts'

import { html, isolated, paragraphs, textOf } from '../print/html.ts'
import { runningFoot, type Sheet } from '../print/page-frame.ts'
import type { Paper } from '../print/paper.ts'
import type { PrintText } from '../print/print-text.ts'
import { printedDay, printedLanguage } from '../print/print-words.ts'
import { paperTable } from '../print/table.ts'
import { besideUnchecked, type DrawInterpreted } from '../print/unchecked.ts'
import type { ServiceForFamilies } from '../school-services/for-families.ts'
import { drawForm } from './draw-form.ts'
import { signedHead } from './pages/consent-pages.ts'
import type { FormFacts } from './form-facts.ts'
import { formStyles } from './form-styles.ts'
import type { GuideSection } from './guide-entries.ts'
import { staffText, type StaffText } from './staff-text.ts'

/** What the forms of one print are drawn from. */
export interface FormsPaper {
  readonly choice: Pick<
    FormsChoice,
    'forms' | 'language' | 'schoolLanguage' | 'paper' | 'largePrint' | 'interpreter'
  >
  /** The language the office reads. */
  readonly office: StaffLanguage
  readonly facts: FormFacts
  /** The words of a page in a language, those of the school where it has its own; made anew for each page. */
  readonly textIn: (language: PacketLanguage) => PrintText
  readonly sections: () => readonly GuideSection[]
  /** What the school gives itself. */
  readonly own: () => readonly ServiceForFamilies[]
}

const SIGNED_SHEET = 'consent-form'

/** Forms that are drawn as a part of a packet, and look like it. */
const DRAWN_AS: Readonly<Partial<Record<FormId, PacketPart>>> = {
  'consent-services': SIGNED_SHEET,
  'release-both-ways': SIGNED_SHEET,
  'provider-feedback': 'feedback-slip',
}

/** The sheets of forms somebody signs. */
export function signedSheets({ sheets }: Pick<Paper, 'sheets'>): readonly Sheet[] {
  return sheets.filter(({ name }) => name === SIGNED_SHEET)
}

/** Both forms to sign look alike; each has paper of its own. */
const isSigned = (form: FormId): boolean => DRAWN_AS[form] === SIGNED_SHEET

/** What whoever reads it aloud and whoever interprets follow together stands beside its English as a whole, like what is signed. */
const isWholeBeside = (form: FormId): boolean => form === 'read-aloud' || isSigned(form)

/** Whose form it is: a page with a signature alone must not belong to nobody. */
const whose = (form: FormId, { about }: FormFacts) =>
  about ? [nameOnForm(form, about.student), about.caseCode] : []

/** The foot of a form that is filled in: whose it is, and of one the school itself reads what it is and of which day. */
function footOf(form: FormId, from: string, facts: FormFacts, { page, plain }: StaffText): string {
  if (facts.about === null || !namesStudent(form)) return from
  if (FORMS[form].reads === 'school')
    return runningFoot([
      ...[from, plain(`names.${form}`), ...whose(form, facts)],
      textOf(printedDay(page.language, facts.today)),
    ])
  return isSigned(form) ? runningFoot([from, ...whose(form, facts)]) : from
}

function sheetOf(
  form: FormId,
  from: string,
  { choice, office, facts, textIn, sections, own }: FormsPaper,
): Sheet {
  const language = languageOfForm(form, choice, office)
  const family = textIn(language)
  const staff = StaffLanguage.safeParse(language).data ?? office
  const school = staffText(staff, textIn(staff))
  const isForFamily = FORMS[form].reads === 'family'
  const known = FORMS[form].forStudent ? facts : { ...facts, about: null }
  const draw: DrawInterpreted = (text, interpreter = null) => {
    const isOwn = text === family || text === school.page
    return drawForm(
      form,
      { family: text, school: isOwn ? school : staffText('en', text), interpreter },
      known,
      sections,
      own,
    )
  }
  const text = isForFamily ? family : school.page
  const unchecked = {
    text,
    english: textIn('en'),
    isWhole: isWholeBeside(form),
    interpreter: choice.interpreter,
    // Both have a place of their own for whoever interprets.
    asksItself: isWholeBeside(form),
  }
  return {
    name: DRAWN_AS[form] ?? form,
    copy: form,
    text,
    body: besideUnchecked(draw, unchecked),
    from: footOf(form, from, facts, school),
    head: signedHead(form, text, known),
  }
}

/** What the family says about what a form tells, behind it: it goes wherever the form goes (34 CFR 99.21(c)). */
function statementsSheet(form: FormId, from: string, { office, facts, textIn }: FormsPaper): Sheet[] {
  const statements = facts.about?.statementsOn(form) ?? []
  if (facts.about === null || statements.length === 0) return []
  const { page, say, plain } = staffText(office, textIn(office))
  return [
    {
      name: 'statements',
      copy: `of-${form}`,
      text: page,
      body: html`<p>${say(`names.${form}`)}: <b>${isolated(nameOnForm(form, facts.about.student))}</b></p>
        ${statements.map(
          ({ heading, words }) =>
            html`<h2>${isolated(heading)}</h2>
              ${paragraphs(words)}`,
        )}`,
      from: runningFoot([from, plain(`names.${form}`), ...whose(form, facts)]),
    },
  ]
}

function contents({ choice, office, facts, textIn }: FormsPaper): Sheet {
  const { say, plain, page } = staffText(office, textIn(office))
  const row = (form: FormId, at: number) => {
    const language: PacketLanguage = languageOfForm(form, choice, office)
    return [
      String(at + 1),
      say(`names.${form}`),
      say(`filledBy.${FORMS[form].filledBy}`),
      printedLanguage(office, language),
    ]
  }
  return {
    name: 'contents',
    text: page,
    body: html`<h1>${say('contents.title')}</h1>
      <p>${say('contents.how')}</p>
      ${paperTable(
        [
          { heading: plain('contents.number'), width: '8%' },
          { heading: plain('contents.form'), width: '46%' },
          { heading: plain('contents.filledBy') },
          { heading: plain('contents.language') },
        ],
        choice.forms.map(row),
      )}`,
    from: facts.school.name,
  }
}

/** The sheets of the chosen forms, each with what the family says about it behind it. */
function formSheets(paper: FormsPaper): Sheet[] {
  const { school } = paper.facts
  const isBooklet = paper.choice.forms.length > 1
  return paper.choice.forms.flatMap((form, at) => {
    const from = isBooklet ? `${school.name} · ${at + 1}` : school.name
    return [sheetOf(form, from, paper), ...statementsSheet(form, from, paper)]
  })
}

/** The chosen forms as one paper; several begin with a page that says what is in there, where `withContents` says so. */
export function formsPaper(paper: FormsPaper, { withContents = true } = {}): Paper {
  const { choice } = paper
  const isBooklet = withContents && choice.forms.length > 1
  return {
    look: choice,
    sheets: [...(isBooklet ? [contents(paper)] : []), ...formSheets(paper)],
    styles: formStyles(choice),
  }
}
