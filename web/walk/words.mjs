// What the walk's people look for and write, in the language that their screens speak.
export const WORDS = {
  zh: {
    locale: 'zh-CN',
    category: '老人独居',
    night: {
      unit: '大数据中心',
      category: '黄码红码',
      title: '黄码怎么办',
      parts: {
        why: '夜间一批核酸结果上传延迟，系统误将未按时检测的人转为黄码。',
        whomToSee: '市大数据中心随申码服务台，电话12345转6，全天。',
        procedure: '无需到场；两小时内自动转绿，急用者在随申码页面点“黄码申诉”。',
      },
      measure: '今晨四点完成补传，受影响的码已批量转绿，客服增派二十人。',
    },
  },
  en: {
    locale: 'en-GB',
    category: 'Old people alone',
    night: {
      unit: 'Big Data Centre',
      category: 'Yellow or red code',
      title: 'My code turned yellow',
      parts: {
        why: 'A batch of test results came in late at night; people tested in time were taken for untested.',
        whomToSee: 'The health code desk of the Big Data Centre, 12345 then key 6, at all hours.',
        procedure:
          'Nobody need come. Codes turn green by themselves within two hours; in a hurry, appeal on the code page.',
      },
      measure:
        'Sent in again by four this morning; the codes are green; twenty more people answer.',
    },
  },
}
