import { shallowRef } from 'vue'
import { api, type Words } from '@/kernel/api'

export type Outline = Words['PortalOutlinesOutline']

/** A degree of longitude is shorter than one of latitude: by the cosine of 31.2 degrees. */
const SHRINK = 0.855
const WEST = 120.84
const NORTH = 31.89
export const WIDE = 1.2 * SHRINK
export const HIGH = 1.24

const outlines = shallowRef<readonly Outline[]>([])
let isAsked = false

/** The outlines of the districts, from the city's own policy; asked once for each visit, and again after a failure. */
export function useOutlines() {
  if (!isAsked) {
    isAsked = true
    void api.GET('/api/portal/outlines').then(({ data }) => {
      if (data) outlines.value = data
      else isAsked = false
    })
  }
  return outlines
}

export function x(lon: number): string {
  return ((lon - WEST) * SHRINK).toFixed(4)
}

export function y(lat: number): string {
  return (NORTH - lat).toFixed(4)
}

/** Where a point of the picture lies; shares of its width and height. */
export function placeOf(across: number, down: number): { lat: number; lon: number } {
  return { lat: NORTH - down * HIGH, lon: WEST + (across * WIDE) / SHRINK }
}

/** What an SVG path draws of it. */
export function pathOf(outline: Outline): string {
  return outline.rings
    .map((ring) => `M${ring.map((at) => `${x(at.lon)} ${y(at.lat)}`).join('L')}Z`)
    .join('')
}
