// Orders for what a screen shows: registered and led on by the operator's token, each step as whoever it belongs to.

const UNIT = 'd310101'
const DRAFT = {
  channel: 'APP',
  type: 'HELP',
  urgency: 'URGENT',
  category: '010403',
  description: '小区不给出入证，老人周五要去医院。',
  district: '310101',
  address: '南京东路1号',
  name: '李建国',
  contactPhone: '13812345678',
  occurred: '2022-03-28T02:00:00Z',
}

/** An appeal of an elder who is not let out, unless the draft says otherwise; answers the order's id. */
export async function register(operator, title, otherwise = {}) {
  const draft = { ...DRAFT, title, ...otherwise }
  await operator.ask('POST', '/api/casework/orders', { draft, then: 'SUBMIT' }, 'agent-2')
  const { items } = await operator.get('/api/casework/orders?limit=20', 'dispatcher-1')
  return items.find((one) => one.title === title).id
}

const GIVEN = {
  dispatch: { lead: UNIT },
  contact: { reached: true },
  review: { accepted: true },
  audit: { passed: true },
}

const reportOf = ({ id: contactAttempt, at: repliedAt }) => ({
  report: {
    factFinding: 'TRUE',
    appealFinding: 'REASONABLE',
    siteCheck: 'NO_SITE',
    result: 'RESOLVED',
    replyPoints: '居委已上门办妥。',
    replyUnit: '黄浦区城运中心',
    repliedAt,
    summary: '居委已上门办妥，市民知晓。',
    wayOfReply: 'PHONE',
    signatory: '值班主任',
    contactAttempt,
  },
})

/** One step of an order's first part, or of the order itself. */
export async function take(operator, id, staff, step, given = GIVEN[step]) {
  const { order } = await operator.get(`/api/casework/orders/${id}`, 'dispatcher-1')
  const [part] = order.assignments
  const offers = await operator.get(`/api/casework/orders/${id}/steps`, staff)
  const offer = offers.find((one) => one.step === step && one.allowed)
  const at = offer?.assignment ? `assignments/${offer.assignment}` : `orders/${id}`
  const body = step === 'report' ? reportOf(part.attempts.at(-1)) : given
  await operator.ask(
    'POST',
    `/api/casework/${at}/steps/${step}`,
    { ...body, seen: order.version },
    staff,
  )
}
