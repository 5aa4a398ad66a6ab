import { api } from '@/kernel/api'

/** Whether text messages leave the house: without a gateway they are kept until there is one. */
export async function isSmsReady(): Promise<boolean> {
  const { data } = await api.GET('/api/portal/messages/gateway')
  return data?.isReady !== false
}
