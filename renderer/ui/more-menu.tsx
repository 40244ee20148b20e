import { Button } from '@mantine/core'
import type { ReactElement, ReactNode } from 'react'

import { useText } from '../text.ts'
import { Icon } from './icon.tsx'
import { PopMenu } from './pop-menu.tsx'

/** Everything else that can be done with a record: `<MoreMenu><Menu.Item>…</Menu.Item></MoreMenu>`. */
export function MoreMenu({ children }: { readonly children: ReactNode }): ReactElement {
  const { t } = useText()
  return (
    <PopMenu
      inPlace
      target={
        <Button variant="default" rightSection={<Icon name="down" size="1rem" />}>
          {t('common:actions.more')}
        </Button>
      }
    >
      {children}
    </PopMenu>
  )
}
