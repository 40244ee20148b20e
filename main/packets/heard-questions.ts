import { HEARD_QUESTIONS, HeardAnswer } from '#shared/domain/slip-answer.ts'

import { drawing } from '../print/drawings.ts'
import { html, type Html } from '../print/html.ts'
import type { PrintText } from '../print/print-text.ts'
import { BOX } from './form-marks.ts'

const FACES = { yes: 'fine', little: 'neither', no: 'unhappy' } as const satisfies Record<HeardAnswer, string>

/** Whether somebody was helped, respected and safe: each question with faces to tick. */
export function heardQuestions({ say, plain }: PrintText): readonly Html[] {
  return HEARD_QUESTIONS.map(
    (asked) =>
      html`<p class="question"><b>${say(`forms.heard.${asked}`)}</b></p>
        <div class="answers">
          ${HeardAnswer.options.map(
            (answer) =>
              html`<div>
                ${drawing(FACES[answer], plain(`forms.fields.${answer}`))} ${BOX}
                ${say(`forms.fields.${answer}`)}
              </div>`,
          )}
        </div>`,
  )
}
