import { Checkbox, NativeSelect } from '@mantine/core'
import { type ReactElement, useMemo, useState } from 'react'

import type { PaperLine } from '#shared/api/consent-requests.ts'
import type { StudentRecord } from '#shared/api/students.ts'
import { familyLanguage } from '#shared/domain/family-language.ts'
import { type FormId, FORMS, formToSign, namesStudent } from '#shared/domain/form.ts'
import { PacketLanguage, PaperSize, printedIn, StaffLanguage } from '#shared/domain/packet.ts'
import { api } from '#renderer/api.ts'
import { FamilyReads } from '#renderer/packets/family-reads.tsx'
import { InterpreterFields } from '#renderer/packets/interpreter-fields.tsx'
import { keepInterpreter, knownInterpreter } from '#renderer/packets/known-interpreters.ts'
import { PrintPreview } from '#renderer/print-preview.tsx'
import { SayWhere } from '#renderer/printing/say-where.tsx'
import { useAnswer } from '#renderer/query.ts'
import { HomeCare } from '#renderer/students/home-care.tsx'
import { useText } from '#renderer/text.ts'
import { PaperLanguage } from '#renderer/ui/paper-language.tsx'
import { useRemembered } from '#renderer/ui/remembered.ts'
import { AskedFor } from './asked-for.tsx'
import { useLeftOut } from './guide-choice.tsx'
import classes from './forms.module.css'
import { LeftOutOfGuide } from './left-out-of-guide.tsx'

interface Shown {
  readonly forms: readonly FormId[]
  readonly studentId: string | null
  /** The request for a signature they are printed for; the one that is waited for where nobody said. */
  readonly requestId?: string
  readonly onClose: () => void
}

/** The chosen forms as they will print, in the language and on the paper that are chosen here. */
export function FormPreview(shown: Shown): ReactElement | null {
  return shown.studentId === null ? (
    <Pages {...shown} asked={[]} family={null} />
  ) : (
    <ForStudent {...shown} studentId={shown.studentId} />
  )
}

/** What is known of a student's family: what it was asked to sign, and which language it reads. */
function ForStudent(shown: Shown & { readonly studentId: string }): ReactElement | null {
  const { studentId, forms } = shown
  const found = useAnswer(api.students.get, { id: studentId })
  const papers = useAnswer(api.consentRequests.list, { whose: 'office', studentId })
  if (!found.data || !papers.data) return null
  const asked = papers.data.rows.filter(({ kind }) => forms.some((form) => form === formToSign(kind)))
  return <Pages {...shown} asked={asked} family={found.data} />
}

function Pages({
  forms,
  studentId,
  requestId: begin,
  asked,
  family,
  onClose,
}: Shown & {
  /** The signatures these forms are waited for with. */
  readonly asked: readonly PaperLine[]
  readonly family: StudentRecord | null
}): ReactElement | null {
  const { t, locale } = useText()
  const school = useAnswer(api.school.get, {})
  const [paper, setPaper] = useRemembered<PaperSize | null>('forms.paper', null)
  const [largePrint, setLargePrint] = useRemembered('forms.large', false)
  const [leftOut] = useLeftOut()
  const [interpreter, setInterpreter] = useState(() => knownInterpreter(studentId ?? ''))
  const [requestId, setRequestId] = useState<string | null>(begin ?? asked[0]?.id ?? null)
  const [chosen, setChosen] = useState<PacketLanguage | null>(null)
  const [schoolReads, setSchoolReads] = useState<StaffLanguage>(locale)
  const paperAsked = asked.find(({ id }) => id === requestId)
  const isForSchool = forms.every((form) => FORMS[form].reads === 'school')
  // What a family was given in its language says nothing about what the school reads.
  const reads = isForSchool ? 'school' : 'family'
  const [language, setLanguage] = useRemembered<PacketLanguage>(`forms.language.${reads}`, locale)
  const isMixed = !isForSchool && forms.some((form) => FORMS[form].reads === 'school')
  const schoolPaper = school.data?.paper
  const languages = isForSchool ? StaffLanguage.options : PacketLanguage.options
  const proposed = isForSchool
    ? null
    : (printedIn(paperAsked?.language ?? null) ?? (family && familyLanguage(family)))
  const wanted = chosen ?? proposed ?? language
  const shownIn = languages.find((each) => each === wanted) ?? locale
  const input = useMemo(
    () => ({
      forms: [...forms],
      language: shownIn,
      schoolLanguage: isMixed ? schoolReads : null,
      paper: paper ?? schoolPaper ?? 'letter',
      largePrint,
      studentId: forms.some((form) => FORMS[form].forStudent) ? studentId : null,
      leftOut: forms.includes('family-guide') ? [...leftOut] : [],
      interpreter,
      requestId,
    }),
    [
      forms,
      shownIn,
      isMixed,
      schoolReads,
      paper,
      schoolPaper,
      largePrint,
      studentId,
      leftOut,
      interpreter,
      requestId,
    ],
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
        forms.some(namesStudent) && <SayWhere studentId={input.studentId} forms={forms} />
      }
      whenUnchecked={
        !isForSchool && (
          <InterpreterFields
            studentId={studentId}
            value={interpreter}
            isBlank={input.studentId === null}
            onChange={(said) => {
              keepInterpreter(studentId ?? '', said)
              setInterpreter(said)
            }}
          />
        )
      }
    >
      {!isForSchool && family && <HomeCare of={family} />}
      <div className={classes.paper}>
        <PaperLanguage<PacketLanguage>
          label={t(isMixed ? 'forms:familyLanguage' : 'forms:language')}
          languages={languages}
          value={shownIn}
          onChange={(next) => {
            setChosen(next)
            // What one family reads is proposed to no other.
            if (studentId === null) setLanguage(next)
          }}
        />
        {isMixed && (
          <PaperLanguage<StaffLanguage>
            label={t('forms:schoolLanguage')}
            languages={StaffLanguage.options}
            value={schoolReads}
            onChange={setSchoolReads}
          />
        )}
        {asked.length > 0 && <AskedFor papers={asked} value={requestId} onChange={setRequestId} />}
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
      {forms.includes('family-guide') && <LeftOutOfGuide leftOut={leftOut} />}
      {!isForSchool && family && <FamilyReads {...family} />}
    </PrintPreview>
  )
}
