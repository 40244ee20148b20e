import { Radio } from '@mantine/core'
import { type ReactElement, useState } from 'react'

import type { StudentRecord } from '#shared/api/students.ts'
import type { RecordTarget } from '#shared/domain/retention.ts'
import { schoolName } from '#shared/domain/student.ts'
import { useSession } from '#renderer/session/session-store.ts'
import { useText } from '#renderer/text.ts'
import { longDay } from '#renderer/ui/days.ts'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { Remark } from '#renderer/ui/error-notice.tsx'
import { Look } from './destroy-dialog.tsx'
import classes from './retention.module.css'

/** Of one student the whole record or one closed case. */
export function ChooseRecord({
  record: { student, cases },
  onClose,
}: {
  readonly record: StudentRecord
  readonly onClose: () => void
}): ReactElement {
  const { t, locale } = useText()
  const demo = useSession((door) => door.demo)
  const whole: RecordTarget = { kind: 'students', id: student.id }
  const [target, setTarget] = useState(whole)
  const closed = cases.flatMap(({ id, code, closedOn }) =>
    closedOn === null ? [] : [{ id, code, closedOn }],
  )
  return (
    <Dialog title={t('retention:destroy.title')} wide onClose={onClose}>
      {demo ? (
        <Remark>{t('retention:destroy.demo')}</Remark>
      ) : (
        <div className={classes.stack}>
          {closed.length > 0 && (
            <Radio.Group
              label={t('retention:destroy.what')}
              value={target.id}
              onChange={(id) => setTarget(id === student.id ? whole : { kind: 'cases', id })}
            >
              <div className={classes.plain}>
                <Radio
                  value={student.id}
                  label={t('retention:destroy.whole', { name: schoolName(student) })}
                />
                {closed.map(({ id, code, closedOn }) => (
                  <Radio
                    key={id}
                    value={id}
                    label={t('retention:destroy.case', { code, day: longDay(closedOn, locale) })}
                  />
                ))}
              </div>
            </Radio.Group>
          )}
          <Look key={target.id} targets={[target]} onClose={onClose} />
        </div>
      )}
    </Dialog>
  )
}
