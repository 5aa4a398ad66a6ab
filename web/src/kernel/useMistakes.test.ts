import { flushPromises, mount } from '@vue/test-utils'
import { expect, it } from 'vitest'
import { defineComponent, h, reactive, ref } from 'vue'
import { speak } from '@/say'
import type { Problem } from './api'
import FieldMistake from './FieldMistake.vue'
import { useMistakes } from './useMistakes'

function formWith(fields: string[]) {
  const refused = ref<Problem | null>(null)
  const filled = reactive<Record<string, string>>(
    Object.fromEntries(fields.map((one) => [one, ''])),
  )
  let used: ReturnType<typeof useMistakes> | undefined
  const box = mount(
    defineComponent({
      setup() {
        const form = ref<HTMLElement | null>(null)
        used = useMistakes(
          refused,
          () => filled,
          () => form.value,
        )
        return () =>
          h(
            'form',
            { ref: form },
            fields.map((one) =>
              h('div', { 'data-field': one }, [
                h('label', [one, h(FieldMistake, { of: one })]),
                h('input', { id: one }),
              ]),
            ),
          )
      },
    }),
    { attachTo: document.body },
  )
  return { refused, filled, box, used: used as ReturnType<typeof useMistakes> }
}

it('all that is missing stands at its fields, the first has the focus, and each goes when mended', async () => {
  speak('zh')
  const { refused, filled, used, box } = formWith(['address', 'name'])
  refused.value = { why: 'ElementsMissing', missing: ['NAME', 'ADDRESS'] }
  await flushPromises()
  expect(used.mistakeOf('address')).toBe('请填写这一项。')
  expect(used.mistakeOf('name')).toBe('请填写这一项。')
  expect(used.rest.value).toBeNull()
  expect(document.activeElement?.id).toBe('address')
  filled['address'] = '花木路1号'
  await flushPromises()
  expect(used.mistakeOf('address')).toBe('')
  expect(used.mistakeOf('name')).not.toBe('')
  box.unmount()
})

it('of a place that lacks its district the district is named, not the address that stands there', async () => {
  const { refused, filled, used, box } = formWith(['address', 'district'])
  filled['address'] = '花木路1号'
  refused.value = { why: 'ElementsMissing', missing: ['ADDRESS'] }
  await flushPromises()
  expect(used.mistakeOf('district')).toBe('请填写这一项。')
  expect(used.mistakeOf('address')).toBe('')
  expect(document.activeElement?.id).toBe('district')
  expect(used.rest.value).toBeNull()
  box.unmount()
})

it('of a time that is there but cannot be, it is said which could', async () => {
  const { refused, filled, used, box } = formWith(['repliedAt', 'summary'])
  filled['repliedAt'] = '2099-01-01T09:00'
  refused.value = { why: 'ReportIncomplete', missing: ['repliedAt', 'summary'] }
  await flushPromises()
  expect(used.mistakeOf('repliedAt')).toContain('须是已经发生的时间')
  expect(used.mistakeOf('summary')).toBe('请填写这一项。')
  box.unmount()
})

it('what names no field of the form is told beside the buttons', async () => {
  const { refused, used, box } = formWith(['name'])
  refused.value = { why: 'NotOnShift' }
  await flushPromises()
  expect(used.rest.value?.why).toBe('NotOnShift')
  refused.value = { why: 'BadInput', mistake: 'TOO_LONG', field: 'draft.wishes', most: 10 }
  await flushPromises()
  expect(used.rest.value?.why).toBe('BadInput')
  box.unmount()
})

it('a refusal that names no field stands where it is mended, and a mistake of a file at the file', async () => {
  speak('zh')
  const { refused, filled, used, box } = formWith(['url', 'file'])
  refused.value = { why: 'AddressNotAllowed' }
  await flushPromises()
  expect(used.rest.value).toBeNull()
  expect(box.find('[data-field=url] label').text()).toContain('地址须以 https:// 开头')
  expect(document.activeElement?.id).toBe('url')
  filled['url'] = 'https://example.org'
  await flushPromises()
  expect(box.find('[data-field=url] label').text()).toBe('url')
  refused.value = { why: 'BadInput', mistake: 'FILE_TOO_LARGE', most: 50 }
  await flushPromises()
  expect(box.find('[data-field=file] label').text()).toContain('50 MB')
  box.unmount()
})
