import { api, type Words } from '@/kernel/api'
import { useAsk } from '@/kernel/useAsk'
import { usePress } from '@/kernel/usePress'

export type Script = Words['KnowledgeScript']
export type ListedScript = Words['KnowledgeSqlScriptListListedScript']
export type UnitParts = Words['KnowledgeUnitParts']
export type ScriptText = Words['KnowledgeScriptText']
export type ScriptView = Words['KnowledgeScriptView']
export type Editions = Words['KnowledgeSqlScriptsEdition'][]

/** What a step of a script carries beside the version it was decided on. */
export type Taken =
  | { step: 'edit'; text: ScriptText }
  | { step: 'ask'; units: string[]; parts: UnitParts[] }
  | { step: 'agree'; note?: string }
  | { step: 'amend'; text: ScriptText; note?: string }
  | { step: 'refuse'; reason: string }
  | { step: 'publish' }
  | { step: 'retire'; reason: string }

/** One script: what it says, who agreed, and what this person may do with it now. */
export function useScript(id: () => string) {
  const at = () => ({ params: { path: { id: id() } } })
  const view = useAsk<ScriptView>(() => api.GET('/api/knowledge/scripts/{id}', at()))
  const editions = useAsk<Editions>(() => api.GET('/api/knowledge/scripts/{id}/editions', at()))
  const step = usePress((taken: Taken, seen: number) => send(id(), taken, seen))

  async function take(taken: Taken): Promise<boolean> {
    const seen = view.value.value?.script.version ?? 0
    const outcome = await step.press(taken, seen)
    if (outcome.done) view.put(outcome.data)
    else if (outcome.problem.why === 'Stale') await view.ask()
    void editions.ask()
    return outcome.done
  }

  async function load(): Promise<void> {
    await Promise.all([view.ask(), editions.ask()])
  }

  return { view, editions, load, take, refused: step.refused, isPressed: step.isPressed }
}

function send(id: string, taken: Taken, seen: number) {
  const params = { params: { path: { id } } }
  switch (taken.step) {
    case 'edit':
      return api.POST('/api/knowledge/scripts/{id}/steps/edit', {
        ...params,
        body: { seen, text: taken.text },
      })
    case 'ask':
      return api.POST('/api/knowledge/scripts/{id}/steps/ask', {
        ...params,
        body: { seen, units: taken.units, parts: taken.parts },
      })
    case 'agree':
      return api.POST('/api/knowledge/scripts/{id}/steps/agree', {
        ...params,
        body: { seen, note: taken.note },
      })
    case 'amend':
      return api.POST('/api/knowledge/scripts/{id}/steps/amend', {
        ...params,
        body: { seen, text: taken.text, note: taken.note },
      })
    case 'refuse':
      return api.POST('/api/knowledge/scripts/{id}/steps/refuse', {
        ...params,
        body: { seen, reason: taken.reason },
      })
    case 'publish':
      return api.POST('/api/knowledge/scripts/{id}/steps/publish', { ...params, body: { seen } })
    case 'retire':
      return api.POST('/api/knowledge/scripts/{id}/steps/retire', {
        ...params,
        body: { seen, reason: taken.reason },
      })
  }
}

/** An empty script, for someone who begins to write. */
export function blank(): ScriptText {
  return {
    title: '',
    category: '',
    followUps: [],
    keywords: [],
    districts: [],
    internalOnly: false,
  }
}

/** A copy to write in; `readonly` answers of the server stay as they came. */
export function copyOf(text: ScriptText): ScriptText {
  return JSON.parse(JSON.stringify(text)) as ScriptText
}
