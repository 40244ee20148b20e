import { type FormId, type FormsChoice, languageOfForm } from '#shared/domain/form.ts'
import type { PacketLanguage } from '#shared/domain/packet.ts'

import type { QueryContext } from '../context.ts'
import type { Paper } from '../print/paper.ts'
import { settings } from '../school/school.ts'
import { schoolText } from '../translations/school-texts.ts'
import { formsPaper } from './forms-paper.ts'
import { gatherForm } from './gather-form.ts'
import { guideSections } from './guide-entries.ts'

/** The chosen forms as one paper, and in which language each of them is. */
export interface DrawnForms {
  readonly paper: Paper
  readonly printed: readonly { readonly form: FormId; readonly language: PacketLanguage }[]
}

/** Draws the chosen forms, each once; several begin with a page of contents where `withContents` says so. */
export function drawnForms(
  context: QueryContext,
  choice: FormsChoice,
  { withContents }: { readonly withContents: boolean },
): DrawnForms {
  const forms = [...new Set(choice.forms)]
  const { language: office } = settings.mine(context, {})
  return {
    paper: formsPaper(
      {
        choice: { ...choice, forms },
        office,
        facts: gatherForm(context, choice),
        textIn: (language) => schoolText(context.db, language),
        sections: () => guideSections(context.db, choice.leftOut),
      },
      { withContents },
    ),
    printed: forms.map((form) => ({ form, language: languageOfForm(form, choice.language, office) })),
  }
}
