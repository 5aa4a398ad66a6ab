/** A colour of the page by its name: `ink-2`. */
export type Colour = (name: string) => string

/** What every curve over time is drawn on: room, legend, tooltip and the line below. */
export function paper(colour: Colour, right: number, left = 36) {
  return {
    grid: { left, right, top: 28, bottom: 24 },
    legend: { top: 0, right: 0, textStyle: { color: colour('ink-2') }, itemWidth: 18 },
    tooltip: {
      trigger: 'axis',
      backgroundColor: colour('raised'),
      borderColor: colour('line'),
      textStyle: { color: colour('ink') },
    },
  }
}

/** The line below: each moment in few characters. */
export function along(colour: Colour, moments: string[], shortly: (moment: string) => string) {
  return {
    type: 'category',
    data: moments,
    axisLine: { lineStyle: { color: colour('line-2') } },
    axisLabel: { color: colour('ink-2'), formatter: shortly },
  }
}

/** Whole numbers up the side. */
export function counts(colour: Colour) {
  return {
    type: 'value',
    minInterval: 1,
    splitLine: { lineStyle: { color: colour('line') } },
    axisLabel: { color: colour('ink-2') },
  }
}
