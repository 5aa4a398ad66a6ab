import { expect, it } from 'vitest'
import { PAGES } from './pages'

it('whoever may open a page that is not in the bar sees the one it stands beside', () => {
  const besides = PAGES.filter((page) => page.beside)
  expect(besides.length).toBeGreaterThan(0)
  for (const page of besides) {
    const host = PAGES.find((other) => other.to === page.beside)
    expect(host?.beside, `${page.to} stands beside a page of the bar`).toBeUndefined()
    expect(host?.roles, page.to).toEqual(expect.arrayContaining(page.roles))
  }
})
