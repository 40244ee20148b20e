import { Button } from '@mantine/core'
import { type ReactElement, useRef, useState } from 'react'
import { z } from 'zod'

import type { CaseRecord } from '#shared/api/cases.ts'
import { ConsentKind } from '#shared/domain/consent.ts'
import { AskedHow, type ConsentRequest } from '#shared/domain/consent-request.ts'
import { Day, Id } from '#shared/domain/fields.ts'
import { formToSign } from '#shared/domain/form.ts'
import { schoolName } from '#shared/domain/student.ts'
import type { MessageKey } from '#shared/text/catalogues.ts'
import { api } from '#renderer/api.ts'
import { RecipientsInput } from '#renderer/consents/recipients-field.tsx'
import { FormPreview } from '#renderer/forms/form-preview.tsx'
import { KeptBox, useKeptForm } from '#renderer/kept-form.tsx'
import { useCommand } from '#renderer/query.ts'
import { HomeCare } from '#renderer/students/home-care.tsx'
import { useText } from '#renderer/text.ts'
import { DateField } from '#renderer/ui/date-field.tsx'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { ChoiceField } from '#renderer/ui/fields.tsx'
import { useRecordForm } from '#renderer/ui/form.tsx'
import { Icon } from '#renderer/ui/icon.tsx'
import { AskedFields, askedOf, asking, isNameless } from './asked-fields.tsx'

const Request = z
  .object({
    ...asking,
    whom: z.string(),
    how: AskedHow,
    kind: ConsentKind,
    recipientIds: z.array(Id).max(50),
    askedOn: Day,
  })
  .check((context) => {
    const typed = context.value
    const refuse = (path: string, message: MessageKey) =>
      context.issues.push({ code: 'custom', path: [path], message, input: typed })
    if (isNameless(typed)) refuse('name', 'papers:errors.nobodyAsked')
    if (typed.kind === 'exchange' && typed.recipientIds.length === 0)
      refuse('recipientIds', 'consents:errors.noRecipient')
  })
type Request = z.infer<typeof Request>

/** Writes down that a signature is asked for, where no referral asks for it; the paper is waited for from then on. */
export function AskForSignature({
  record: { student, contacts, notTold, today, organizations },
  begin = {},
  onClose,
}: {
  readonly record: Pick<CaseRecord, 'student' | 'contacts' | 'notTold' | 'today' | 'organizations'>
  /** What is known before: of a consent that is asked for again. */
  readonly begin?: Partial<Pick<Request, 'kind' | 'recipientIds' | 'whom' | 'language'>>
  readonly onClose: () => void
}): ReactElement {
  const { t } = useText()
  const create = useCommand(api.consentRequests.create)
  const [named, setNamed] = useState(organizations)
  const isToPrint = useRef(false)
  const [toPrint, setToPrint] = useState<Pick<ConsentRequest, 'id' | 'kind'> | null>(null)
  const form = useRecordForm<z.input<typeof Request>, Request>(Request, {
    defaults: { name: '', language: null, recipientIds: [], askedOn: today, ...begin },
    save: async (typed) => {
      const asked = askedOf(typed, student)
      if (asked === null) return
      const { kind, recipientIds, askedOn } = typed
      const draft = { studentId: student.id, kind, askedOn, asked }
      const made = await create.run({ ...draft, recipientIds: kind === 'exchange' ? recipientIds : [] })
      void kept.discard()
      if (isToPrint.current) setToPrint(made)
      else onClose()
    },
  })
  const kept = useKeptForm(`papers.ask.${student.id}.${begin.recipientIds?.[0] ?? ''}`, form)
  const { watch, setValue, formState } = form.form
  const paper = toPrint && formToSign(toPrint.kind)
  if (toPrint && paper)
    return <FormPreview forms={[paper]} studentId={student.id} requestId={toPrint.id} onClose={onClose} />
  // No kind is chosen at first.
  const kind: ConsentKind | undefined = watch('kind')
  return (
    <Dialog title={t('papers:ask.title', { name: schoolName(student) })} wide onClose={onClose}>
      <KeptBox
        of={form}
        kept={kept}
        save={t('papers:ask.save')}
        onCancel={onClose}
        extra={
          kind &&
          formToSign(kind) !== null && (
            <Button
              variant="default"
              leftSection={<Icon name="print" size="1rem" />}
              disabled={form.busy}
              onClick={() => {
                isToPrint.current = true
                void form.submit().finally(() => {
                  isToPrint.current = false
                })
              }}
            >
              {t('papers:ask.print')}
            </Button>
          )
        }
      >
        <HomeCare of={{ contacts, notTold }} />
        <ChoiceField
          of={form}
          name="kind"
          label={t('consents:fields.kind')}
          choices={ConsentKind.options.map((value) => ({
            value,
            label: t(`vocabulary:consentKind.${value}`),
          }))}
          required
        />
        {kind === 'exchange' && (
          <RecipientsInput
            value={watch('recipientIds')}
            onChange={(ids) =>
              setValue('recipientIds', [...ids], {
                shouldDirty: true,
                shouldValidate: formState.isSubmitted,
              })
            }
            error={formState.errors.recipientIds?.message}
            named={named}
            onNamed={(id, name) => setNamed((before) => ({ ...before, [id]: name }))}
          />
        )}
        <AskedFields of={form} student={student} contacts={contacts} required />
        <DateField of={form} name="askedOn" label={t('papers:fields.askedOn')} past required />
      </KeptBox>
    </Dialog>
  )
}
