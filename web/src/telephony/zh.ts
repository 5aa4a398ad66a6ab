export const zh = {
  title: '我的话机',
  how: '把 SIP 话机或软电话登记到这里，来电就会在它上面振铃。',
  server: '服务器（UDP）',
  user: '用户名（分机）',
  password: '口令',
  registered: '话机已登记，可以接听。',
  notRegistered: '还没有话机登记。',
  hasPassword: '已设过口令；忘记时请换一个，旧的随即失效。',
  make: '生成口令',
  renew: '换一个口令',
  once: '口令只显示这一次，请现在填进话机。',
  again: '重新检查',
  refused: {
    NoExtension: '您没有分机。需要时请联系运维。',
    NotYourCall: '这通来电不在您的话机上，只有正在通话的人可以挂断。',
  },
}
