import { page, type Locator } from 'vitest/browser'

/** What a person who cannot see the window is told is there, by its role and its whole name. */
export function the(role: Parameters<typeof page.getByRole>[0], name: string | RegExp): Locator {
  return page.getByRole(role, { name, ...(typeof name === 'string' && { exact: true }) })
}
