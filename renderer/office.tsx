import { RouterProvider } from '@tanstack/react-router'
import type { ReactElement } from 'react'

import { router } from './router.tsx'

/** The screens behind the door. */
export function Office(): ReactElement {
  return <RouterProvider router={router} />
}
