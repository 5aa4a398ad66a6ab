import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, describe, expect, it } from 'vitest'
import ListTable from './ListTable.vue'

const rows = [
  { id: 'a', name: '一' },
  { id: 'b', name: '二' },
]

function table(isWholePage = false) {
  return mount(ListTable<(typeof rows)[number]>, {
    attachTo: document.body,
    props: {
      name: 'test',
      columns: [
        { name: 'id', title: 'Id', text: (row) => row.id },
        { name: 'name', title: 'Name', text: (row) => row.name },
      ],
      rows,
      rowKey: (row) => row.id,
      isLoaded: true,
      isWholePage,
    },
  })
}

describe('every table', () => {
  afterEach(() => localStorage.clear())

  it('is walked by keys, and Enter opens the row', async () => {
    const list = table()
    const [first, second] = list.findAll('tbody tr')
    await first?.trigger('keydown', { key: 'ArrowDown' })
    expect(document.activeElement).toBe(second?.element)
    await second?.trigger('keydown', { key: 'Enter' })
    expect(list.emitted('open')).toEqual([[rows[1]]])
    list.unmount()
  })

  it('is walked from its first row without the focus where the page is the list', async () => {
    const list = table(true)
    const press = (key: string) => window.dispatchEvent(new KeyboardEvent('keydown', { key }))
    press('ArrowDown')
    await flushPromises()
    expect(document.activeElement).toBe(list.get('[data-row=a]').element)
    list.unmount()
    const other = table()
    press('j')
    await flushPromises()
    expect(document.activeElement).toBe(document.body)
    other.unmount()
  })

  it('leaves the keys to whoever types', async () => {
    const list = table(true)
    const field = document.createElement('input')
    document.body.append(field)
    field.focus()
    field.dispatchEvent(new KeyboardEvent('keydown', { key: 'j', bubbles: true }))
    await flushPromises()
    expect(document.activeElement).toBe(field)
    field.remove()
    list.unmount()
  })

  it('keeps the focus in the list when the row that has it is done with', async () => {
    const list = table()
    const [first] = list.findAll('tbody tr')
    ;(first?.element as HTMLElement).focus()
    await list.setProps({ rows: rows.slice(1) })
    await flushPromises()
    expect(document.activeElement).toBe(list.get('[data-row=b]').element)
    list.unmount()
  })

  it('keeps which columns were chosen', async () => {
    const list = table()
    await list.findAll('.columns input')[1]?.trigger('change')
    expect(list.findAll('th').map((head) => head.text())).toEqual(['Id'])
    list.unmount()
    const again = table()
    expect(again.findAll('th')).toHaveLength(1)
    again.unmount()
  })
})
