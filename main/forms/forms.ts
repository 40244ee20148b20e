import type { Contract } from '#shared/api/contract.ts'
import type { FormsChoice } from '#shared/domain/form.ts'

import type { Handlers } from '../context.ts'
import { onPaper, withoutInterpreter } from '../print/paper.ts'
import { signedSheets } from './forms-paper.ts'
import { rememberForms } from './printed-forms.ts'
import { drawnForms } from './drawn-forms.ts'
import { guideServices } from './guide-entries.ts'

/** The forms of the office: blank, filled in for a student, and what every family may take. */
export const forms: Handlers<Contract['forms']> = {
  ...onPaper((context, choice: FormsChoice) => {
    const { studentId, requestId } = choice
    const { paper, printed } = drawnForms(context, choice, { withContents: true })
    const file =
      choice.forms.length > 1 ? 'footbridge-forms.pdf' : `footbridge-${choice.forms[0] ?? 'form'}.pdf`
    // A blank form has a line for whoever will interpret.
    if (studentId === null) return { paper, file }
    return {
      ...{ paper, file, studentId },
      refusal: withoutInterpreter(signedSheets(paper), choice.interpreter),
      remember: (later, came, as) =>
        rememberForms(later, studentId, printed, { requestId: came && as === 'paper' ? requestId : null }),
    }
  }),

  guide({ db }) {
    return guideServices(db)
  },
}
