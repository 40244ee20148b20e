import { Button, Checkbox, NativeSelect } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { type ReactElement, useMemo, useState } from 'react'

import { type FormId, FORMS, namesStudent } from '#shared/domain/form.ts'
import type { Interpreter } from '#shared/domain/interpreter.ts'
import { PacketLanguage, PaperSize, StaffLanguage } from '#shared/domain/packet.ts'
import { api } from '#renderer/api.ts'
import { InterpreterFields } from '#renderer/packets/interpreter-fields.tsx'
import { PrintPreview } from '#renderer/print-preview.tsx'
import { useAnswer } from '#renderer/query.ts'
import { useText } from '#renderer/text.ts'
import { Remark } from '#renderer/ui/error-notice.tsx'
import { PaperLanguage } from '#renderer/ui/paper-language.tsx'
import { useRemembered } from '#renderer/ui/remembered.ts'
import { useLeftOut } from './guide-choice.tsx'
import classes from './forms.module.css'

/** The chosen forms as they will print, in the language and on the paper that are chosen here. */
export function FormPreview({
  forms,
  studentId,
  onClose,
}: {
  readonly forms: readonly FormId[]
  readonly studentId: string | null
  readonly onClose: () => void
}): ReactElement | null {
  const { t, locale } = useText()
  const school = useAnswer(api.school.get, {})
  const [paper, setPaper] = useRemembered<PaperSize | null>('forms.paper', null)
  const [largePrint, setLargePrint] = useRemembered('forms.large', false)
  const [leftOut] = useLeftOut()
  const [interpreter, setInterpreter] = useState<Interpreter | null>(null)
  const isForSchool = forms.every((form) => FORMS[form].reads === 'school')
  // What a family was given in its language says nothing about what the school reads.
  const reads = isForSchool ? 'school' : 'family'
  const [language, setLanguage] = useRemembered<PacketLanguage>(`forms.language.${reads}`, locale)
  const isMixed = !isForSchool && forms.some((form) => FORMS[form].reads === 'school')
  const schoolPaper = school.data?.paper
  const languages = isForSchool ? StaffLanguage.options : PacketLanguage.options
  const shownIn = languages.find((each) => each === language) ?? locale
  const input = useMemo(
    () => ({
      forms: [...forms],
      language: shownIn,
      paper: paper ?? schoolPaper ?? 'letter',
      largePrint,
      studentId: forms.some((form) => FORMS[form].forStudent) ? studentId : null,
      leftOut: forms.includes('family-guide') ? [...leftOut] : [],
      interpreter,
    }),
    [forms, shownIn, paper, schoolPaper, largePrint, studentId, leftOut, interpreter],
  )
  const [only] = forms
  if (!school.data || only === undefined) return null
  return (
    <PrintPreview
      title={forms.length === 1 ? t(`forms:names.${only}`) : t('forms:title')}
      preview={api.forms.preview}
      print={api.forms.print}
      input={input}
      onClose={onClose}
      then={
        input.studentId !== null &&
        forms.some(namesStudent) && (
          <Remark
            action={
              <Button size="xs" component={Link} to="/printing">
                {t('printing:say')}
              </Button>
            }
          >
            {t('printing:nowSay')}
          </Remark>
        )
      }
      whenUnchecked={!isForSchool && <InterpreterFields value={interpreter} onChange={setInterpreter} />}
    >
      <div className={classes.paper}>
        <PaperLanguage<PacketLanguage>
          label={t('forms:language')}
          {...(isMixed && { description: t('forms:languageHint') })}
          languages={languages}
          value={shownIn}
          onChange={setLanguage}
        />
        <NativeSelect
          label={t('forms:paper')}
          value={input.paper}
          onChange={(event) => setPaper(PaperSize.parse(event.currentTarget.value))}
          data={PaperSize.options.map((value) => ({ value, label: t(`vocabulary:paper.${value}`) }))}
        />
        <Checkbox
          label={t('forms:largePrint')}
          checked={largePrint}
          onChange={(event) => setLargePrint(event.currentTarget.checked)}
        />
      </div>
    </PrintPreview>
  )
}
