import { Button } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import type { ReactElement } from 'react'

import type { CaseRecord } from '#shared/api/cases.ts'
import { casework } from '#shared/api/roles.ts'
import { schoolName } from '#shared/domain/student.ts'
import { api } from '#renderer/api.ts'
import { ConsentsBox } from '#renderer/consents/consents-box.tsx'
import { useAnswer } from '#renderer/query.ts'
import { useMay } from '#renderer/session/session-store.ts'
import { CaseSteps } from '#renderer/tasks/case-steps.tsx'
import { useText } from '#renderer/text.ts'
import { Answer } from '#renderer/ui/answer.tsx'
import { RecordPanel } from '#renderer/ui/record-panel.tsx'
import { Timeline } from '#renderer/ui/timeline.tsx'
import { AtAGlance } from './case-facts.tsx'
import { CasePeople } from './case-people.tsx'
import { CaseReferrals } from './case-referrals.tsx'
import { NextLine } from './next-line.tsx'
import { useEntries } from './use-entries.ts'

/** How many of the latest entries a panel shows. */
const LATEST = 5

/** A case beside the caseload: what next, where each referral stands, whom to call, what happened last. */
export function CasePanel({
  caseId,
  onClose,
  onOpenPage,
}: {
  readonly caseId: string
  readonly onClose: () => void
  readonly onOpenPage: () => void
}): ReactElement {
  const { t } = useText()
  const navigate = useNavigate()
  const decides = useMay(casework)
  const answer = useAnswer(api.cases.get, { id: caseId })
  const record = answer.data
  return (
    <RecordPanel
      title={record ? schoolName(record.student) : t('common:states.loading')}
      facts={record && <AtAGlance record={record} />}
      onClose={onClose}
      onOpenPage={onOpenPage}
      actions={
        <>
          <Button size="xs" onClick={onOpenPage}>
            {t('common:actions.openPage')}
          </Button>
          {decides && record?.case.closedOn === null && (
            <Button
              size="xs"
              variant="default"
              onClick={() => void navigate({ to: '/cases/$caseId/refer', params: { caseId } })}
            >
              {t('cases:referrals.new')}
            </Button>
          )}
        </>
      }
    >
      <Answer of={answer} lines={8}>
        {(found) => <Inside record={found} onOpenPage={onOpenPage} />}
      </Answer>
    </RecordPanel>
  )
}

function Inside({
  record,
  onOpenPage,
}: {
  readonly record: CaseRecord
  readonly onOpenPage: () => void
}): ReactElement {
  const { t } = useText()
  const entries = useEntries(record)
  const latest = entries.toSorted((a, b) => b.at.localeCompare(a.at)).slice(0, LATEST)
  return (
    <>
      {record.case.closedOn === null && <NextLine record={record} />}
      <CaseSteps record={record} onPlan={onOpenPage} />
      <CaseReferrals record={record} />
      <CasePeople record={record} />
      <ConsentsBox record={record} />
      <h3>{t('cases:timeline.latest')}</h3>
      <Timeline label={t('cases:timeline.latest')} entries={latest} memory="cases.panel" />
    </>
  )
}
