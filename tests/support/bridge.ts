import type { Page } from '@playwright/test'

interface Bridge {
  call(channel: string, input: unknown): Promise<{ ok: boolean; value: unknown }>
}

/** What another hand asks of the app, about the bundled dossier, while this window is open. *Errors*: rejects with the app's answer when that is no. */
export async function ask<T>(page: Page, channel: string, input: object): Promise<T> {
  return page.evaluate(
    async ([name, given]) => {
      const { dossier } = globalThis as unknown as { dossier: Bridge }
      const answer = await dossier.call(name, { dossierId: 'sahel-russia', ...given })
      if (!answer.ok) throw new Error(JSON.stringify(answer))
      return answer.value as T
    },
    [channel, input] as const,
  )
}
