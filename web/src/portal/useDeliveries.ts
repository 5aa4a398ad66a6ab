import { DELIVERY_CHANNELS, DELIVERY_STATES } from '@/kernel/enums'
import { api, type Words } from '@/kernel/api'
import { useAddress } from '@/kernel/useAddress'
import { useAsk } from '@/kernel/useAsk'
import { useList } from '@/kernel/useList'
import { usePress } from '@/kernel/usePress'

export type DeliveryRow = Words['MessagingSqlDeadLettersRow']
export type Standing = Words['MessagingDeliveryChannelStatus']

export { DELIVERY_CHANNELS as CHANNELS, DELIVERY_STATES as STATES }

/** What left the house and what did not; the dead are sent out anew from here. */
export function useDeliveries() {
  const channel = useAddress('channel')
  const state = useAddress('state')
  const one = () => DELIVERY_CHANNELS.find((it) => it === channel.value)
  const list = useList<DeliveryRow>((cursor) =>
    api.GET('/api/portal/deliveries', {
      params: {
        query: { cursor, channel: one(), state: DELIVERY_STATES.find((it) => it === state.value) },
      },
    }),
  )
  const standing = useAsk<Standing[]>(() => api.GET('/api/portal/deliveries/channels'))
  const again = usePress((id: string | null) =>
    id === null
      ? api.POST('/api/portal/deliveries/replay', { params: { query: { channel: one() } } })
      : api.POST('/api/portal/deliveries/{id}/replay', { params: { path: { id } } }),
  )

  async function reload(): Promise<void> {
    await Promise.all([list.reload(), standing.ask()])
  }

  /** Sends one message out anew, or with null all dead ones of the channel shown. */
  async function replay(id: string | null): Promise<number | null> {
    const outcome = await again.press(id)
    if (!outcome.done) return null
    await reload()
    return outcome.data.count
  }

  return { channel, state, list, standing, reload, replay, again }
}
