import { Button } from '@mantine/core'
import { type ReactElement, useState } from 'react'

import { CrisisNumber } from '#shared/domain/protocol.ts'
import { useText } from '#renderer/text.ts'
import { TextField } from '#renderer/ui/fields.tsx'
import { FieldRow, FormBox, useRecordForm } from '#renderer/ui/form.tsx'
import { Icon } from '#renderer/ui/icon.tsx'
import { InPlace } from '#renderer/ui/in-place.tsx'
import { Ltr } from '#renderer/ui/ltr.tsx'
import { useEditor, useEditPart } from './editor-context.ts'
import { LineField } from './editor-fields.tsx'
import classes from './editor.module.css'
import { withItem } from './in-order.ts'
import { ItemList } from './item-list.tsx'
import { ListProblems } from './list-problems.tsx'
import { SaidHere } from './said-here.tsx'

/** The telephone numbers for a crisis, in the order they are called. */
export function NumbersFields(): ReactElement {
  const { t } = useText()
  const { document } = useEditor()
  const edit = useEditPart('crisis')
  const [adds, setAdds] = useState(false)
  const { numbers } = document.crisis
  const set = (changed: CrisisNumber[], field?: string) =>
    edit((crisis) => ({ ...crisis, numbers: changed }), field)
  const change = (at: number, number: CrisisNumber, field: string) =>
    set(withItem(numbers, at, number), `crisis.numbers.${number.id}.${field}`)
  return (
    <section aria-labelledby="crisis-numbers" className={classes.group}>
      <h2 id="crisis-numbers" className={classes.groupTitle}>
        {t('protocol:part.numbers')}
      </h2>
      <ListProblems path="crisis.numbers" />
      <SaidHere part="numbers" />
      <ItemList
        path="crisis.numbers"
        label={t('protocol:part.numbers')}
        items={numbers}
        onChange={(items) => set(items)}
        onRemove={({ id }) => set(numbers.filter((number) => number.id !== id))}
        none={t('protocol:edit.noNumbers')}
        summary={({ number }) => <Ltr>{number}</Ltr>}
      >
        {(number, at) => (
          <>
            <div className={classes.pair}>
              <LineField
                path={`crisis.numbers.${at}.name`}
                label={t('protocol:edit.numberName')}
                required
                value={number.name}
                onChange={(name) => change(at, { ...number, name }, 'name')}
              />
              <LineField
                path={`crisis.numbers.${at}.number`}
                label={t('protocol:field.number')}
                required
                dir="ltr"
                value={number.number}
                onChange={(digits) => change(at, { ...number, number: digits }, 'number')}
              />
            </div>
            <LineField
              path={`crisis.numbers.${at}.use`}
              label={t('protocol:field.use')}
              value={number.use}
              onChange={(use) => change(at, { ...number, use }, 'use')}
            />
          </>
        )}
      </ItemList>
      {adds ? (
        <NewNumber
          onAdd={(number) => {
            set([...numbers, number])
            setAdds(false)
          }}
          onClose={() => setAdds(false)}
        />
      ) : (
        <div>
          <Button
            variant="default"
            leftSection={<Icon name="plus" size="1rem" />}
            onClick={() => setAdds(true)}
          >
            {t('protocol:edit.addNumber')}
          </Button>
        </div>
      )}
    </section>
  )
}

/** A number is no number until it is whole: it comes into the protocol when it can be called. */
function NewNumber({
  onAdd,
  onClose,
}: {
  readonly onAdd: (number: CrisisNumber) => void
  readonly onClose: () => void
}): ReactElement {
  const { t } = useText()
  const form = useRecordForm(CrisisNumber.omit({ id: true }), {
    defaults: { name: '', number: '', use: '' },
    save: async (number) => onAdd({ id: crypto.randomUUID(), ...number }),
  })
  return (
    <InPlace title={t('protocol:edit.addNumber')} onClose={onClose}>
      <FormBox of={form} save={t('protocol:edit.saveNumber')} onCancel={onClose}>
        <FieldRow>
          <TextField of={form} name="name" label={t('protocol:edit.numberName')} required />
          <TextField of={form} name="number" label={t('protocol:field.number')} dir="ltr" required />
        </FieldRow>
        <TextField of={form} name="use" label={t('protocol:field.use')} />
      </FormBox>
    </InPlace>
  )
}
