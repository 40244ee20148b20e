import type { Migration } from '../migrate.ts'
import { theRoad } from './0001-the-road.ts'
import { consentsOfACase } from './0002-consents-of-a-case.ts'

/** Every migration in order; a new one goes to the end. */
export const allMigrations: readonly Migration[] = [theRoad, consentsOfACase]
