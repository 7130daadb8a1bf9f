import type { Endpoint } from '../http/endpoint.ts'
import { keyRoutes } from './keys/routes.ts'
import { meRoutes } from './me/routes.ts'
import { officeRoutes } from './office/routes.ts'
import { signInRoutes } from './sign-in/routes.ts'
import { staffRoutes } from './staff/routes.ts'

/** All that people can do about how they and others get in, by the word of its folder. `scopes` gives what keys can be limited to. */
export const accountRoutes = (scopes: () => readonly string[]): readonly Endpoint[] => [
  ...signInRoutes,
  ...meRoutes,
  ...officeRoutes,
  ...staffRoutes,
  ...keyRoutes(scopes),
]
