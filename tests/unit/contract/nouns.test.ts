import { readdirSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { projectFolder } from '../../../scripts/lib/project.mjs'
import { calls } from '../../../src-main/contract/calls'
import { answeringWith } from '../../../src-main/services/answering'
import { createHandlers } from '../../../src-main/services/handlers'
import { handlersContext } from '../../support/handlers-context'
import { smallLibrary } from '../../support/library'

const nounsIn = (folder: string) =>
  readdirSync(path.join(projectFolder, folder)).map((name) => path.basename(name, '.ts'))

/** What a module exports under this name. */
async function exported(file: string, name: string): Promise<unknown> {
  const module: unknown = await import(/* @vite-ignore */ path.join(projectFolder, file))
  return Object.entries(module as object).find(([key]) => key === name)?.[1]
}

describe('the calls and their answers', () => {
  const nouns = nounsIn('src-main/contract/calls')

  it('stand in files of the same nouns on both sides', () => {
    expect(nounsIn('src-main/services/handlers')).toEqual(nouns)
    expect([...new Set(Object.keys(calls).map((channel) => channel.split(':')[0]))].sort()).toEqual([...nouns].sort())
  })

  it('stand each in the file of its noun', async () => {
    const context = handlersContext((await smallLibrary()).library())
    const answering = answeringWith(context)
    for (const noun of nouns) {
      const own = Object.keys(calls).filter((channel) => channel.startsWith(`${noun}:`))
      const asked = await exported(`src-main/contract/calls/${noun}.ts`, `${noun}Calls`)
      const answer = await exported(`src-main/services/handlers/${noun}.ts`, `${noun}Handlers`)
      expect(Object.keys(asked as object).sort(), noun).toEqual(own.sort())
      if (typeof answer !== 'function') throw new Error(`no answers about ${noun}`)
      expect(Object.keys(answer(answering) as object).sort(), noun).toEqual(own)
    }
    expect(Object.keys(createHandlers(context)).sort()).toEqual(Object.keys(calls).sort())
  })
})
