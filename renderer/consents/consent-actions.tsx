import { Button } from '@mantine/core'
import type { ReactElement } from 'react'
import { z } from 'zod'

import type { Consent } from '#shared/domain/consent.ts'
import { Day, Line } from '#shared/domain/fields.ts'
import { api } from '#renderer/api.ts'
import { KeptBox, useKeptForm } from '#renderer/kept-form.tsx'
import { refreshEverything, useCommand } from '#renderer/query.ts'
import { useText } from '#renderer/text.ts'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { DateField } from '#renderer/ui/date-field.tsx'
import { longDay } from '#renderer/ui/days.ts'
import { TextArea, TextField } from '#renderer/ui/fields.tsx'
import { useRecordForm } from '#renderer/ui/form.tsx'
import { useOfficeTime } from '#renderer/ui/office-time.tsx'

/** What may be written down about a paper after it was signed. */
export type ConsentAct = 'revoke' | 'end' | 'object' | 'weigh'

interface Acting {
  readonly consent: Consent
  readonly onClose: () => void
}

const reload = () => void refreshEverything()
const targetOf = ({ id, version }: Consent) => ({ id, version })

const Ending = z.object({ happenedOn: Day })

/** What a paper says it ends with has happened. */
export function EndConsent({ consent, onClose }: Acting): ReactElement {
  const { t } = useText()
  const { today } = useOfficeTime()
  const end = useCommand(api.consents.end)
  const form = useRecordForm(Ending, {
    defaults: { happenedOn: today },
    save: async (ended) => {
      await end.run({ ...targetOf(consent), ...ended })
      void kept.discard()
      onClose()
    },
  })
  const kept = useKeptForm(`consents.end.${consent.id}`, form)
  return (
    <Dialog title={t('consents:end.title')} onClose={onClose}>
      <KeptBox of={form} kept={kept} save={t('consents:end.action')} onCancel={onClose} reload={reload}>
        <p>{t('consents:end.meaning', { event: consent.expiresWhen })}</p>
        <DateField of={form} name="happenedOn" label={t('consents:end.on')} past required autoFocus />
      </KeptBox>
    </Dialog>
  )
}

const Objecting = z.object({ by: Line, on: Day, how: Line })

/** Another person who may sign says no. */
export function ObjectToConsent({ consent, onClose }: Acting): ReactElement {
  const { t } = useText()
  const { today } = useOfficeTime()
  const object = useCommand(api.consents.object)
  const form = useRecordForm(Objecting, {
    defaults: { by: '', on: today, how: '' },
    save: async (said) => {
      await object.run({ ...targetOf(consent), ...said })
      void kept.discard()
      onClose()
    },
  })
  const kept = useKeptForm(`consents.object.${consent.id}`, form)
  return (
    <Dialog title={t('consents:object.title')} onClose={onClose}>
      <KeptBox of={form} kept={kept} save={t('common:actions.save')} onCancel={onClose} reload={reload}>
        <p>{t('consents:object.meaning')}</p>
        <TextField of={form} name="by" label={t('consents:object.by')} required autoFocus />
        <DateField of={form} name="on" label={t('consents:object.on')} past required />
        <TextField of={form} name="how" label={t('consents:object.how')} required />
      </KeptBox>
    </Dialog>
  )
}

const Weighing = z.object({ words: Line })

/** Why a consent holds although somebody says no. */
export function WeighConsent({
  consent,
  onClose,
  onTakeBack,
}: Acting & {
  /** It does not hold: it is taken back. */
  readonly onTakeBack: () => void
}): ReactElement {
  const { t, locale } = useText()
  const weigh = useCommand(api.consents.weigh)
  const standing = consent.objections.filter(({ weighed }) => weighed === null)
  const form = useRecordForm(Weighing, {
    defaults: { words: '' },
    save: async (said) => {
      await weigh.run({ ...targetOf(consent), ...said })
      void kept.discard()
      onClose()
    },
  })
  const kept = useKeptForm(`consents.weigh.${consent.id}`, form)
  return (
    <Dialog
      title={t('consents:weigh.title', { name: standing.map(({ by }) => by).join(', ') })}
      onClose={onClose}
    >
      <KeptBox
        of={form}
        kept={kept}
        save={t('consents:weigh.save')}
        onCancel={onClose}
        reload={reload}
        extra={
          <Button variant="default" onClick={onTakeBack}>
            {t('consents:weigh.takeBack')}
          </Button>
        }
      >
        {standing.map(({ by, on, how }) => (
          <p key={`${by} ${on} ${how}`}>
            {t('consents:box.objection', { name: by, day: longDay(on, locale), how })}
          </p>
        ))}
        <p>{t('consents:weigh.meaning')}</p>
        <TextArea of={form} name="words" label={t('consents:weigh.words')} lines={2} required autoFocus />
      </KeptBox>
    </Dialog>
  )
}
