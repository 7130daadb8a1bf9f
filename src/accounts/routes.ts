import { meRoutes } from './me/routes.ts'
import { signInRoutes } from './sign-in/routes.ts'

/** All that people can do about how they and others get in, by the word of its folder. */
export const accountRoutes = [...signInRoutes, ...meRoutes]
