import type { ReactElement, ReactNode } from 'react'

/** Telephone numbers and codes keep their order in right-to-left text. */
export function Ltr({ children }: { readonly children: ReactNode }): ReactElement {
  return <bdi dir="ltr">{children}</bdi>
}
