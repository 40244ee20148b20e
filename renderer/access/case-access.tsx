import { useNavigate } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { z } from 'zod'

import type { CaseRecord } from '#shared/api/cases.ts'
import { ownerOnly } from '#shared/api/roles.ts'
import { Id } from '#shared/domain/fields.ts'
import { api } from '#renderer/api.ts'
import { useColleagues } from '#renderer/colleagues.ts'
import { refreshEverything, useCommand } from '#renderer/query.ts'
import { useMay, useMe } from '#renderer/session/session-store.ts'
import { useText } from '#renderer/text.ts'
import { clockTime } from '#renderer/ui/days.ts'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { Remark } from '#renderer/ui/error-notice.tsx'
import { CheckList } from '#renderer/ui/fields.tsx'
import { FormBox, useRecordForm } from '#renderer/ui/form.tsx'
import { useOfficeTime } from '#renderer/ui/office-time.tsx'
import lines from '#renderer/ui/lines.module.css'
import classes from './access.module.css'
import { EndGlass } from './end-glass.tsx'
import { GlassWords } from './glass-words.tsx'

/** That the reader opened this case for a while, and until when, with the way to end it. */
export function OpenForNow({
  until,
  record: { glass, student },
}: {
  readonly until: string
  readonly record: Pick<CaseRecord, 'glass' | 'student'>
}): ReactElement {
  const { t, locale } = useText()
  const { timeZone } = useOfficeTime()
  const me = useMe()
  const navigate = useNavigate()
  const toStudent = () => navigate({ to: '/students/$studentId', params: { studentId: student.id } })
  const mine = glass.find(({ byId, endsAt }) => byId === me.accountId && endsAt === until)
  return (
    <Remark
      tone="warning"
      title={t('access:case.forNow', { time: clockTime(until, locale, timeZone) })}
      action={mine && <EndGlass id={mine.id} label={t('access:glass.end')} onEnded={toStudent} />}
    >
      {t('access:case.forNowText')}
    </Remark>
  )
}

/** Who reads a case: by its restriction, by name, and for a stated reason. */
export function CaseAccess({
  record,
  onClose,
}: {
  readonly record: CaseRecord
  readonly onClose: () => void
}): ReactElement {
  const { t } = useText()
  const { case: one, people, sharedWith, glass, mayDecideAccess } = record
  const holder = people[one.ownerId] ?? ''
  return (
    <Dialog title={t('access:case.title')} wide onClose={onClose}>
      <div className={classes.parts}>
        <p>{t(one.restricted ? 'access:case.restrictedTo' : 'access:case.office')}</p>
        {mayDecideAccess ? (
          <Names record={record} holder={holder} onClose={onClose} />
        ) : (
          <div className={classes.parts}>
            <ul className={lines.lines}>
              {[one.ownerId, ...sharedWith].map((id) => (
                <li key={id}>
                  {people[id]}
                  <span className={lines.quiet}>
                    {t(id === one.ownerId ? 'access:case.holds' : 'access:case.named')}
                  </span>
                </li>
              ))}
            </ul>
            <p className={lines.quiet}>{t('access:case.decidedBy', { name: holder })}</p>
          </div>
        )}
        {glass.length > 0 && <OpenedBy glass={glass} />}
      </div>
    </Dialog>
  )
}

const Naming = z.object({ with: z.array(Id) })

function Names({
  record,
  holder,
  onClose,
}: {
  readonly record: CaseRecord
  readonly holder: string
  readonly onClose: () => void
}): ReactElement {
  const { t } = useText()
  const { id, version, ownerId } = record.case
  const { holders, narrow } = useColleagues()
  const share = useCommand(api.cases.share)
  const form = useRecordForm(Naming, {
    defaults: { with: [...record.sharedWith] },
    save: async (chosen) => {
      await share.run({ id, version, with: chosen.with })
      onClose()
    },
  })
  const offered = new Map([...holders, ...narrow].map((choice) => [choice.value, choice]))
  const others = [...offered.values()].filter(({ value }) => value !== ownerId)
  if (others.length === 0) return <p>{t('access:case.nobodyToName')}</p>
  return (
    <FormBox
      of={form}
      save={t('access:case.save')}
      onCancel={onClose}
      reload={() => void refreshEverything()}
    >
      <CheckList
        of={form}
        name="with"
        label={t('access:case.with')}
        description={t('access:case.withHint', { name: holder })}
        choices={others}
      />
    </FormBox>
  )
}

function OpenedBy({ glass }: Pick<CaseRecord, 'glass'>): ReactElement {
  const { t } = useText()
  const isOwner = useMay(ownerOnly)
  return (
    <section>
      <h3 className={classes.heading}>{t('access:case.openedBy')}</h3>
      <ul className={lines.lines}>
        {glass.map((broken) => {
          const unread = broken.answers.filter(({ readAt }) => readAt === null).map(({ name }) => name)
          return (
            <li key={broken.id}>
              <div className={lines.words}>
                <p>{broken.byName}</p>
                <GlassWords of={broken} />
                {broken.answers
                  .filter(({ answer }) => answer !== '')
                  .map(({ accountId, name, answer }) => (
                    <p key={accountId}>
                      {name}: {answer}
                    </p>
                  ))}
                {isOwner && broken.isOpen && (
                  <EndGlass
                    id={broken.id}
                    label={t('access:glass.end')}
                    name={t('access:glass.endOf', { name: broken.byName })}
                  />
                )}
                {unread.length > 0 && (
                  <p className={lines.quiet}>{t('access:case.unread', { names: unread.join(', ') })}</p>
                )}
              </div>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
