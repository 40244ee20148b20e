import type { ReactElement } from 'react'

import { useText } from '#renderer/text.ts'
import { useEditor, useEditPart } from './editor-context.ts'
import { LineField, WordsField } from './editor-fields.tsx'
import classes from './editor.module.css'
import { SaidHere } from './said-here.tsx'

/** What the protocol is called, what it is for, and what stays between whom. */
export function AboutPart(): ReactElement {
  const { t } = useText()
  const { document } = useEditor()
  const editName = useEditPart('name')
  const editPurpose = useEditPart('purpose')
  const editConfidentiality = useEditPart('confidentiality')
  return (
    <div className={classes.fields}>
      <SaidHere part="about" />
      <LineField
        path="name"
        label={t('protocol:field.name')}
        required
        value={document.name}
        onChange={(name) => editName(() => name, 'name')}
      />
      <WordsField
        path="purpose"
        label={t('protocol:field.purpose')}
        lines={4}
        value={document.purpose}
        onChange={(purpose) => editPurpose(() => purpose, 'purpose')}
      />
      <SaidHere part="about:confidentiality" />
      <WordsField
        path="confidentiality"
        label={t('protocol:field.confidentiality')}
        description={t('protocol:edit.confidentialityHint')}
        lines={4}
        value={document.confidentiality}
        onChange={(confidentiality) => editConfidentiality(() => confidentiality, 'confidentiality')}
      />
    </div>
  )
}
