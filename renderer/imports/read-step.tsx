import { Button } from '@mantine/core'
import type { ReactElement } from 'react'

import type { ReadImport } from '#shared/api/imports.ts'
import type { TableMapping } from '#shared/domain/import.ts'
import { useText } from '#renderer/text.ts'
import { Remark } from '#renderer/ui/error-notice.tsx'
import { Icon } from '#renderer/ui/icon.tsx'
import { Section } from '#renderer/ui/page.tsx'
import { sentenceOf } from './import-words.ts'
import { choose, useImport } from './imports-store.ts'
import { StandardFiles } from './standard-files.tsx'
import { OtherFiles, StepBar } from './step-bar.tsx'
import { TableMapper } from './table-mapper.tsx'
import { useLook } from './use-look.ts'
import classes from './imports.module.css'

/** What the files were understood to be, and where each column goes. */
export function ReadStep({ read }: { readonly read: ReadImport }): ReactElement {
  const { t } = useText()
  const { task, look } = useLook()
  const mapping = useImport(({ choices }) => choices.mapping)
  const change = (table: TableMapping) => {
    // What was missing may have been said just now.
    if (task.state === 'failed') task.reset()
    choose({ mapping: (mapping ?? []).map((each) => (each.name === table.name ? table : each)) })
  }
  return (
    <>
      <Recognised read={read} />
      {mapping ? (
        read.tables.map((table) => {
          const own = mapping.find(({ name }) => name === table.name)
          return own ? (
            <TableMapper
              key={table.name}
              table={table}
              mapping={own}
              fields={read.fields}
              onChange={change}
            />
          ) : null
        })
      ) : (
        <StandardFiles read={read} />
      )}
      <StepBar
        back={<OtherFiles />}
        words={t('imports:screens.choose.safe')}
        label={t('imports:screens.preview.working')}
        task={task}
        retry={<OtherFiles />}
      >
        <Button
          rightSection={<Icon name="forward" size="1rem" />}
          loading={task.state === 'running'}
          onClick={() => void look()}
        >
          {t('imports:screens.actions.preview')}
        </Button>
      </StepBar>
    </>
  )
}

function Recognised({ read }: { readonly read: ReadImport }): ReactElement {
  const { t } = useText()
  const secrets = read.tables.flatMap(({ fileName, columns }) =>
    columns.filter(({ use }) => use === 'never-read').map(({ name }) => ({ file: fileName, column: name })),
  )
  return (
    <Section title={t('imports:screens.read.recognised')}>
      <div className={classes.stack}>
        {read.why.map((reason) => (
          <p key={JSON.stringify(reason)}>{sentenceOf(reason, t)}</p>
        ))}
        {secrets.map((secret) => (
          <Remark key={`${secret.file} ${secret.column}`}>
            {t('imports:screens.read.neverReadSentence', secret)}
          </Remark>
        ))}
        {read.skipped.length > 0 && (
          <details className={classes.fold}>
            <summary>{t('imports:screens.read.skipped', { count: read.skipped.length })}</summary>
            {read.skipped.map((note) => (
              <p key={JSON.stringify(note)} className={classes.quiet}>
                {sentenceOf(note, t)}
              </p>
            ))}
          </details>
        )}
      </div>
    </Section>
  )
}
