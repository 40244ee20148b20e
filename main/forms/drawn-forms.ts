import { isToSign, type FormsChoice, type PrintedForm } from '#shared/domain/form.ts'
import { namedInterpreter } from '#shared/domain/interpreter.ts'

import type { QueryContext } from '../context.ts'
import type { Paper } from '../print/paper.ts'
import { needsEnglish } from '../print/unchecked.ts'
import { servicesForFamilies } from '../school-services/for-families.ts'
import { settings } from '../school/school.ts'
import { pageVersion, schoolText } from '../translations/school-texts.ts'
import { formsPaper } from './forms-paper.ts'
import { gatherForm } from './gather-form.ts'
import { guideSections } from './guide-entries.ts'

/**
 * What is kept of each form that is printed: in which language and words it is, who reads them to the family, and which
 * statements, providers and contacts stand on it.
 */
export type DrawnForm = Pick<
  PrintedForm,
  'form' | 'language' | 'interpreter' | 'textVersion' | 'statementIds' | 'recipientIds' | 'contactIds'
>

/** The chosen forms as one paper, and what is kept of each. */
export interface DrawnForms {
  readonly paper: Paper
  readonly printed: readonly DrawnForm[]
}

/** Draws the chosen forms, each once; several begin with a page of contents where `withContents` says so. */
export function drawnForms(
  context: QueryContext,
  choice: FormsChoice,
  { withContents }: { readonly withContents: boolean },
): DrawnForms {
  const forms = [...new Set(choice.forms)]
  const { language: office } = settings.mine(context, {})
  const facts = gatherForm(context, choice)
  const paper = formsPaper(
    {
      choice: { ...choice, forms },
      office,
      facts,
      textIn: (language) => schoolText(context.db, language),
      sections: () => guideSections(context.db, choice.leftOut),
      own: () => servicesForFamilies(context.db),
    },
    { withContents },
  )
  const printed = forms.map((form): DrawnForm => {
    const sheet = paper.sheets.find(({ copy }) => copy === form)
    if (!sheet) throw new Error('There is a form without a sheet.')
    const { text, body } = sheet
    return {
      ...{ form, language: text.language, textVersion: pageVersion(context.db, body, text.language) },
      interpreter: needsEnglish(text) ? namedInterpreter(choice.interpreter) : null,
      recipientIds: [...(isToSign(form) ? (facts.about?.recipientIds ?? []) : [])],
      contactIds: form === 'contact-log' ? (facts.about?.contacts ?? []).map(({ id }) => id) : [],
      statementIds: facts.about?.statementsOn(form).map(({ id }) => id) ?? [],
    }
  })
  return { paper, printed }
}
