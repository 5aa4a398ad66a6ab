import { computed, ref, watch, type Ref } from 'vue'
import { useKept } from '@/kernel/useKept'
import { mergedText, type Clash } from './merge'
import { withOwnParts } from './parts'
import { copyOf, type Script, type ScriptText } from './useScript'

/** What is being written, and the text that it began from. */
interface Writing {
  text: ScriptText
  base: ScriptText
}

/**
 * A script's text as somebody writes in it. What others save meanwhile comes into it wherever the
 * writer has changed nothing; nobody's words are thrown away unseen.
 */
export function useScriptDraft(
  id: () => string,
  script: Readonly<Ref<Script | null>>,
  ownParts: Readonly<Ref<readonly string[] | null>>,
) {
  const written = ref<Writing | null>(null)
  const clashes = ref<Clash[]>([])
  const kept = useKept(() => `script.${id()}`, written as Ref<Writing>)
  const draft = computed({
    get: () => written.value?.text ?? null,
    set: (text) => {
      if (written.value && text) written.value.text = text
    },
  })
  const hasEdits = computed(
    () =>
      script.value !== null && JSON.stringify(draft.value) !== JSON.stringify(script.value.text),
  )

  function begin(text: ScriptText): void {
    written.value = { text: copyOf(text), base: copyOf(text) }
    clashes.value = []
    kept.restore()
  }

  watch(
    () => script.value?.version,
    () => {
      const theirs = script.value?.text
      if (!theirs) return
      const now = written.value
      if (!now || JSON.stringify(now.text) === JSON.stringify(now.base)) begin(theirs)
      takeIn(theirs)
    },
  )

  function takeIn(theirs: ScriptText): void {
    const now = written.value
    if (!now) return
    if (JSON.stringify(now.base) !== JSON.stringify(theirs)) {
      const { text, clashes: both } = mergedText(now.base, now.text, theirs)
      written.value = { text, base: copyOf(theirs) }
      clashes.value = both
    }
    // What is not the unit's to write is as others left it, however old its own words are.
    if (ownParts.value && draft.value)
      draft.value = withOwnParts(theirs, draft.value, ownParts.value)
  }

  /** The others' words of a part that both changed. */
  function takeTheirs(clash: Clash): void {
    if (draft.value) draft.value = { ...draft.value, [clash.part]: clash.theirs }
    clashes.value = clashes.value.filter((one) => one !== clash)
  }

  /** It was saved, or is not wanted any more. */
  function discard(): void {
    kept.forget()
    if (script.value) begin(script.value.text)
    kept.forget()
  }

  return { draft, hasEdits, clashes, kept, takeTheirs, discard }
}
