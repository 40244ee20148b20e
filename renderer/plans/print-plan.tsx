import { Checkbox, Radio } from '@mantine/core'
import { type ReactElement, useState } from 'react'

import type { CaseRecord } from '#shared/api/cases.ts'
import { ReturnPage } from '#shared/api/plans.ts'
import type { Interpreter } from '#shared/domain/interpreter.ts'
import { PacketLanguage } from '#shared/domain/packet.ts'
import type { PlanKind } from '#shared/domain/protocol.ts'
import { api } from '#renderer/api.ts'
import { familyLanguage } from '#shared/domain/family-language.ts'
import { InterpreterFields } from '#renderer/packets/interpreter-fields.tsx'
import { PrintPreview } from '#renderer/print-preview.tsx'
import { SayWhere } from '#renderer/printing/say-where.tsx'
import { useText } from '#renderer/text.ts'
import { PaperLanguage } from '#renderer/ui/paper-language.tsx'
import classes from './plans.module.css'

/** Puts the newest revision of a plan on paper: which page, in which language, how large. It begins in the language of whoever reads it. */
export function PrintPlan({
  record,
  plan,
  hasTeachersPage,
  onClose,
}: {
  readonly record: CaseRecord
  readonly plan: PlanKind
  /** Whether the return plan says something for teachers. */
  readonly hasTeachersPage: boolean
  readonly onClose: () => void
}): ReactElement {
  const { t, locale } = useText()
  const [what, setWhat] = useState<ReturnPage>('family')
  const [chosen, setLanguage] = useState<PacketLanguage | null>(null)
  const [largePrint, setLargePrint] = useState(false)
  const [interpreter, setInterpreter] = useState<Interpreter | null>(null)
  const isForTeachers = plan === 'return' && what === 'teachers'
  const language = chosen ?? ((!isForTeachers && familyLanguage(record)) || locale)
  const input = { caseId: record.case.id, language, largePrint, interpreter }
  const form = isForTeachers ? 'teachers' : (`${plan}-plan` as const)
  const around = {
    title: t(`plans:${plan}.printTitle`),
    onClose,
    whenUnchecked: (
      <InterpreterFields studentId={record.case.studentId} value={interpreter} onChange={setInterpreter} />
    ),
  }
  const asked = <SayWhere studentId={record.case.studentId} forms={[form]} />
  const choices = (
    <>
      <PaperLanguage
        label={t('plans:print.language')}
        languages={PacketLanguage.options}
        value={language}
        onChange={setLanguage}
      />
      <Checkbox
        label={t('plans:print.largePrint')}
        checked={largePrint}
        onChange={({ currentTarget: { checked } }) => setLargePrint(checked)}
      />
    </>
  )
  if (plan === 'safety')
    return (
      <PrintPreview
        {...around}
        then={asked}
        preview={api.safetyPlans.preview}
        print={api.safetyPlans.print}
        input={input}
      >
        <p>{t('plans:safety.printHint')}</p>
        {choices}
      </PrintPreview>
    )
  return (
    <PrintPreview
      {...around}
      then={asked}
      preview={api.returnPlans.preview}
      print={api.returnPlans.print}
      input={{ ...input, what }}
    >
      {hasTeachersPage && (
        <Radio.Group
          label={t('plans:return.what')}
          value={what}
          onChange={(next) => setWhat(ReturnPage.parse(next))}
        >
          <div className={classes.stack}>
            {ReturnPage.options.map((each) => (
              <Radio key={each} value={each} label={t(`plans:return.pages.${each}`)} />
            ))}
          </div>
        </Radio.Group>
      )}
      {choices}
    </PrintPreview>
  )
}
