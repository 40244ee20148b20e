import type { ReactElement } from 'react'

import type { ProtocolForm } from '#shared/domain/protocol.ts'
import { useText } from '#renderer/text.ts'
import { freeName } from './draft-steps.ts'
import { useEditor, useEditPart } from './editor-context.ts'
import { LineField } from './editor-fields.tsx'
import { withItem } from './in-order.ts'
import { ItemList } from './item-list.tsx'
import { SaidHere } from './said-here.tsx'

/** Paper the steps ask for, by the name it has in the office. */
export function FormsPart(): ReactElement {
  const { t } = useText()
  const { document } = useEditor()
  const edit = useEditPart('forms')
  const { forms } = document
  const change = (at: number, form: ProtocolForm, field: string) =>
    edit((before) => withItem(before, at, form), `forms.${form.id}.${field}`)
  return (
    <>
      <SaidHere part="forms" />
      <ItemList
        path="forms"
        label={t('protocol:forms.title')}
        items={forms}
        onChange={(items) => edit(() => items)}
        onRemove={({ id }) => edit((before) => before.filter((form) => form.id !== id))}
        make={() => ({
          id: crypto.randomUUID(),
          name: freeName(t('protocol:edit.newForm'), forms),
          use: '',
        })}
        add={t('protocol:edit.addForm')}
        none={t('protocol:edit.noForms')}
        summary={({ use }) => use}
      >
        {(form, at) => (
          <>
            <LineField
              path={`forms.${at}.name`}
              label={t('protocol:field.name')}
              required
              value={form.name}
              onChange={(name) => change(at, { ...form, name }, 'name')}
            />
            <LineField
              path={`forms.${at}.use`}
              label={t('protocol:field.use')}
              value={form.use}
              onChange={(use) => change(at, { ...form, use }, 'use')}
            />
          </>
        )}
      </ItemList>
    </>
  )
}
