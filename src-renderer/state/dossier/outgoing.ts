import type { Input, Output } from '@contract/calls'
import type { BriefingRequest } from '@domain/briefing/request'
import type { Outgoing } from '@domain/leaving/carry'
import type { Id } from '@domain/records/ids'
import { call } from '../../lib/api'

/** What a briefing would take along as it is asked for now. *Errors*: `CallFailed`. */
export const readBriefingOutgoing = (dossierId: Id, briefing: BriefingRequest): Promise<Outgoing> =>
  call('briefing:outgoing', { dossierId, briefing })

/** What the dossier's own file would take along. *Errors*: `CallFailed`. */
export const readDossierOutgoing = (asked: Input<'exchange:outgoing'>): Promise<Output<'exchange:outgoing'>> =>
  call('exchange:outgoing', asked)
