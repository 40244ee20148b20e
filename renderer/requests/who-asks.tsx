import { NativeSelect } from '@mantine/core'
import type { ReactElement } from 'react'
import type { FieldPath, FieldPathValue, FieldValues } from 'react-hook-form'

import { api } from '#renderer/api.ts'
import { useAnswer } from '#renderer/query.ts'
import { useText } from '#renderer/text.ts'
import type { FieldProps } from '#renderer/ui/field.ts'
import { TextField } from '#renderer/ui/fields.tsx'
import { FieldRow } from '#renderer/ui/form.tsx'
import { Orders } from './orders.tsx'

/** Who asks: somebody of the student's people where a parent does, with what stands about them; or a name that is typed. */
export function WhoAsks<Values extends FieldValues>({
  of,
  studentId,
}: Pick<FieldProps<Values>, 'of'> & {
  /** Whose people can be chosen; `null` where nobody is. */
  readonly studentId: string | null
}): ReactElement {
  const { t } = useText()
  const found = useAnswer(api.students.get, { id: studentId ?? '' }, { enabled: studentId !== null })
  const people = studentId === null ? [] : (found.data?.contacts ?? [])
  // Every form that uses these fields holds what is asked here.
  const name = (field: 'requester' | 'capacity') => field as FieldPath<Values>
  const set = (field: 'requester' | 'capacity', value: string) =>
    of.form.setValue(name(field), value as FieldPathValue<Values, FieldPath<Values>>, { shouldDirty: true })
  const requester: unknown = of.form.watch(name('requester'))
  const picked = people.find((each) => each.name === requester)
  return (
    <>
      {people.length > 0 && (
        <NativeSelect
          label={t('requests:fields.who')}
          value={picked?.id ?? ''}
          onChange={(event) => {
            const chosen = people.find(({ id }) => id === event.currentTarget.value)
            set('requester', chosen?.name ?? '')
            set('capacity', chosen ? t(`vocabulary:relation.${chosen.relation}`) : '')
          }}
        >
          <option value="">{t('requests:fields.somebodyElse')}</option>
          {people.map(({ id, name: called, relation, doNotContact }) => (
            <option key={id} value={id}>
              {[
                called,
                t(`vocabulary:relation.${relation}`),
                doNotContact && t('students:contacts.doNotContact'),
              ]
                .filter(Boolean)
                .join(' · ')}
            </option>
          ))}
        </NativeSelect>
      )}
      {picked && (picked.doNotContact || picked.custodyNote !== '') && (
        <Orders of={[{ ...picked, isOfAsker: true }]} />
      )}
      <FieldRow>
        <TextField of={of} name={name('requester')} label={t('requests:fields.requester')} required />
        <TextField
          of={of}
          name={name('capacity')}
          label={t('requests:fields.capacity')}
          description={t('requests:fields.capacityHint')}
        />
      </FieldRow>
    </>
  )
}
