import type { Contract } from '#shared/api/contract.ts'
import type { FormsChoice } from '#shared/domain/form.ts'

import type { Handlers, QueryContext } from '../context.ts'
import { onPaper } from '../print/paper.ts'
import { settings } from '../school/school.ts'
import { schoolText } from '../translations/school-texts.ts'
import { formsPaper } from './forms-paper.ts'
import { gatherForm } from './gather-form.ts'
import { guideSections, guideServices } from './guide-entries.ts'

function drawn(context: QueryContext, choice: FormsChoice) {
  const forms = [...new Set(choice.forms)]
  return formsPaper({
    choice: { ...choice, forms },
    office: settings.mine(context, {}).language,
    facts: gatherForm(context, choice.studentId),
    textIn: (language) => schoolText(context.db, language),
    sections: () => guideSections(context.db, choice.leftOut),
  })
}

/** The forms of the office: blank, filled in for a student, and what every family may take. */
export const forms: Handlers<Contract['forms']> = {
  ...onPaper((context, choice: FormsChoice) => ({
    paper: drawn(context, choice),
    file: choice.forms.length > 1 ? 'footbridge-forms.pdf' : `footbridge-${choice.forms[0] ?? 'form'}.pdf`,
    ...(choice.studentId !== null && { studentId: choice.studentId }),
  })),

  guide({ db }) {
    return guideServices(db)
  },
}
