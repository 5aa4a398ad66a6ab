export const zh = { title: '' }
