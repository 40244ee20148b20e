import { NativeSelect, Switch, Textarea } from '@mantine/core'
import type { ReactElement, ReactNode } from 'react'

import type { CaseRecord } from '#shared/api/cases.ts'
import type { Reason } from '#shared/domain/concern.ts'
import { mayNeedInterpreter, type PacketChoice, PacketLanguage, PaperSize } from '#shared/domain/packet.ts'
import type { Contact } from '#shared/domain/student.ts'
import { HomeCare } from '#renderer/students/home-care.tsx'
import { useText } from '#renderer/text.ts'
import { languageName } from '#renderer/ui/languages.ts'
import { Section } from '#renderer/ui/page.tsx'
import { ChooseAtSchool } from './choose-at-school.tsx'
import { ChooseProviders } from './choose-providers.tsx'
import { FamilyReads } from './family-reads.tsx'
import { InterpreterFields } from './interpreter-fields.tsx'
import { keepInterpreter } from './known-interpreters.ts'
import { WhomFor } from './whom-for.tsx'
import classes from './packets.module.css'

/** Which pages, in which language, on which paper, and what the office adds. */
export function PacketChoices({
  choice,
  record,
  reason,
  own,
  may,
  parts,
  isUnreviewed,
  onChange,
}: {
  readonly record: CaseRecord
  /** What the referral is for. */
  readonly reason: Reason
  /** The service of the referral. */
  readonly own: string | null
  /** Whom it may be for. */
  readonly may: readonly Contact[]
  /** The list of pages. */
  readonly parts: ReactNode
  readonly choice: PacketChoice
  readonly isUnreviewed: boolean
  readonly onChange: (part: Partial<PacketChoice>) => void
}): ReactElement {
  const { t, locale } = useText()
  const addressee = may.find(({ id }) => id === choice.addresseeId)
  return (
    <Section title={t('packets:pages')}>
      <div className={classes.stack}>
        <HomeCare of={record} />
        {may.length > 0 && (
          <WhomFor may={may} record={record} value={choice.addresseeId} onChange={onChange} />
        )}
        {parts}
        <NativeSelect
          label={t('packets:language')}
          {...(isUnreviewed && { description: t('packets:unreviewed') })}
          value={choice.language}
          onChange={(event) => onChange({ language: PacketLanguage.parse(event.currentTarget.value) })}
          data={PacketLanguage.options.map((value) => ({
            value,
            label: t(`vocabulary:packetLanguage.${value}`),
          }))}
        />
        <FamilyReads student={record.student} contacts={addressee ? [addressee] : record.contacts} />
        <NativeSelect
          label={t('packets:paper')}
          value={choice.paper}
          onChange={(event) => onChange({ paper: PaperSize.parse(event.currentTarget.value) })}
          data={PaperSize.options.map((value) => ({ value, label: t(`vocabulary:paper.${value}`) }))}
        />
        <Switch
          label={t('packets:largePrint')}
          checked={choice.largePrint}
          onChange={(event) => onChange({ largePrint: event.currentTarget.checked })}
        />
        {choice.parts.includes('provider-choices') && (
          <>
            <ChooseProviders
              record={record}
              reason={reason}
              own={own}
              chosen={choice.serviceIds}
              onChange={(serviceIds) => onChange({ serviceIds })}
            />
            <ChooseAtSchool
              record={record}
              reason={reason}
              chosen={choice.ownServiceIds}
              onChange={(ownServiceIds) => onChange({ ownServiceIds })}
            />
          </>
        )}
        {choice.parts.includes('why') && (
          <>
            <Switch
              label={t('packets:namesReasons')}
              description={t('packets:namesReasonsHint')}
              checked={choice.namesReasons}
              onChange={(event) => onChange({ namesReasons: event.currentTarget.checked })}
            />
            <Textarea
              label={t('packets:noticed')}
              description={t('packets:noticedHint')}
              value={choice.noticed}
              minRows={2}
              onChange={(event) => onChange({ noticed: event.currentTarget.value })}
            />
          </>
        )}
        {choice.language !== 'en' && (
          <>
            <Switch
              label={t('packets:bilingual')}
              description={t('packets:bilingualHint')}
              checked={choice.bilingual}
              onChange={(event) => onChange({ bilingual: event.currentTarget.checked })}
            />
            {isUnreviewed && choice.parts.some(mayNeedInterpreter) && (
              <InterpreterFields
                studentId={record.case.studentId}
                value={choice.interpreter}
                onChange={(interpreter) => {
                  keepInterpreter(record.case.studentId, interpreter)
                  onChange({ interpreter })
                }}
              />
            )}
          </>
        )}
        <Textarea
          label={t('packets:remark')}
          description={
            choice.language === locale
              ? t('packets:remarkHint')
              : t('packets:remarkForeign', { language: languageName(choice.language, locale) })
          }
          value={choice.remark}
          minRows={2}
          onChange={(event) => onChange({ remark: event.currentTarget.value })}
        />
      </div>
    </Section>
  )
}
