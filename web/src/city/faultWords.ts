import { language, sayIfKnown } from '@/say'

/**
 * What the check of a table says, in Chinese: `$1` is what the English sentence names, `@1` names a
 * column, `=1` says how a cell looks. The first pattern that fits is taken.
 */
const CHINESE: [RegExp, string][] = [
  [/^there is no unit (.*)$/, '没有单位“$1”'],
  [/^there is no category (.*)$/, '没有类别“$1”'],
  [/^category (.*) does not exist$/, '没有类别“$1”'],
  [/^there is no district (.*)$/, '没有区“$1”'],
  [/^there is no member of staff (.*)$/, '没有这位工作人员：$1'],
  [/^area "(.*)" is neither .*$/, '区域“$1”既不是 *，也不是区或街镇的代码'],
  [/^the lead (.*) cannot assist itself$/, '主办单位 $1 不能同时是协办'],
  [/^category (.*) in area (.*) was there before$/, '类别 $1 在区域 $2 已有一行'],
  [/^(?:category|unit|street|district|staff|phrase) (.*) was there before$/, '“$1”已有一行'],
  [/^(.*) was there before$/, '“$1”已有一行'],
  [/^nobody is competent for (.*) in (.*)$/, '$1 在 $2 无人承办'],
  [/^has no unit (.*), the office of that place$/, '缺少该区或街镇的承办机构 $1'],
  [/^the parent "?(.*?)"? does not stand above it$/, '上级“$1”不在它的上方'],
  [/^code (.*) does not start with its parent's$/, '代码 $1 不以上级代码开头'],
  [/^another row says the limit of (.*) for the same orders$/, '另一行已规定同样工单的 $1 时限'],
  [/^profile (.*) has no limit for (.*)$/, '时限方案 $1 缺少 $2 的时限'],
  [/^profile (.*) has no (.*)$/, '时限方案 $1 缺少设置 $2'],
  [/^no profile is called (.*);.*$/, '没有名为 $1 的时限方案'],
  [/^has no row for (.*)$/, '缺少“$1”一行'],
  [/^has no day$/, '没有任何一天'],
  [
    /^(.*) has (.*) holidays only; a notice names (.*) at least$/,
    '$1 年只列出 $2 天放假，应至少 $3 天',
  ],
  [/^no calendar has a day of (.*)$/, '放假安排中没有 $1 年的日子'],
  [/^(.*) is no weekend day, so it cannot make up for one$/, '$1 不是周末，不能作为调休上班日'],
  [/^a list has values, and nothing else has$/, '列表类型必须有选项，其他类型不能有'],
  [/^only a DANGER has a number to call and advice$/, '只有 DANGER 行写电话和告诉市民的话'],
  [/^a page rings no longer than until the next one$/, '振铃不能长于叫下一位的间隔'],
  [/^an alarm ends below what raises it$/, '结束值须低于报出值'],
  [/^name "(.*)" is not a setting of this table$/, '名称“$1”不是此表的设置'],
  [/^id "(.*)" is not a word: figures are categories$/, '代码“$1”须含字母，纯数字留给类别'],
  [/^(\w+) "(.*)" is not (.*)$/, '@1“$2”不合要求，应为=3'],
  [/^(\w+) is empty$/, '“@1”为空'],
  [/^a quoted cell is not closed$/, '引号没有闭合'],
  [/^has (.*) cells instead of (.*)$/, '有 $1 格，应为 $2 格'],
  [/^has more than (.*) rows$/, '超过 $1 行'],
  [/^is missing, too large or not UTF-8$/, '缺失、过大，或不是 UTF-8'],
  [/^the header reads (.*)$/, '表头应为：$1'],
  [/^has no header line; it reads (.*)$/, '缺少表头：$1'],
  [/^a cell is longer than (.*) characters$/, '有一格超过 $1 个字'],
  [/^extension (.*) is another's$/, '分机 $1 已属他人'],
  [/^callbackDays is more than callbackAttempts: .*$/, '天数不能多于拨打次数：一次只在一天'],
  [/^callbackUntil does not lie after callbackFrom: .*$/, '结束时刻须晚于开始时刻，否则无法回访'],
  [
    /^(.*) is a role of the hotline's own people, who have no unit$/,
    '岗位 $1 只属于热线，须不填单位',
  ],
  [/^(.*) is a role of a unit's people: name the unit$/, '岗位 $1 属于承办单位，请填写单位'],
  [/^(.*) is neither MANAGER nor LEADER and .*$/, '$1 不是值班经理或领导，无法应答'],
  [/^nobody would be (.*)$/, '将没有任何人担任 $1'],
  [/^no word would say that somebody is in danger$/, '将没有任何词语表示有人遇险'],
  [/^no category would be disposed of rapidly$/, '将没有任何类别走快速处置通道'],
]

/** How a cell must look. */
const LOOKS: [RegExp, string][] = [
  [/^a limit like (.*) or (.*)$/, '时限，如 $1、$2'],
  [/^a list like (.*)$/, '选项，如 $1'],
  [/^a (?:time|date) like (.*)$/, '日期或时间，如 $1'],
  [/^a day like (.*)$/, '星期，如 $1'],
  [/^a time of day$/, '一天中的时刻，如 09:00'],
  [/^HOLIDAY or MAKEUP_WORK$/, 'HOLIDAY（放假）或 MAKEUP_WORK（调休上班）'],
  [/^true or false$/, 'true 或 false'],
  [/^a kind of alarm$/, '告警的种类'],
  [/^DAILY, WEEKLY or MONTHLY$/, 'DAILY（日报）、WEEKLY（周报）或 MONTHLY（月报）'],
  [/^WAKE, DAY or SHOW$/, 'WAKE（任何时候叫人）、DAY（白天叫人）或 SHOW（只显示）'],
  [/^a number from (.*) to (.*)$/, '$1 到 $2 的数字'],
  [/^a kind of unit$/, '单位的种类'],
  [/^a list of days$/, '一列天数'],
  [/^a list of roles$/, '一列岗位'],
  [/^a number$/, '数字'],
  [/^a number above (.*)$/, '大于 $1 的数字'],
  [/^0, or a whole number from 2 to 9$/, '0，或 2 到 9 的整数'],
  [/^a whole number from (.*) to (.*)$/, '$1 到 $2 的整数'],
  [/^a whole number of (.*) or more$/, '不小于 $1 的整数'],
  [/^a place in the chain$/, '值班顺位（整数）'],
  [/^a stage$/, '环节'],
  [/^a year$/, '年份'],
  [/^a year's status$/, '年份的状态'],
  [/^an urgency$/, '紧急程度'],
  [/^six digits$/, '六位数字'],
  [/^nine digits that begin with its district's$/, '九位数字，以所在区的代码开头'],
  [/^one to four levels of two digits$/, '一至四级、每级两位数字'],
  [/^one of GeoReport v2$/, 'GeoReport v2 所列的类型'],
  [/^small letters, digits and _$/, '小写字母、数字或 _'],
  [/^up to (\d+) small letters, digits and dashes$/, '不超过 $1 位的小写字母、数字或短横'],
  [/^up to eight digits$/, '不超过八位数字'],
  [/^the name of a step or \*$/, '步骤的名称，或 *'],
  [/^110, 119, 120 or 122$/, '110、119、120 或 122'],
  [
    /^DANGER, IDIOM, BEFORE, AFTER, AROUND or NOW$/,
    'DANGER（危险）、IDIOM（口头禅、名称）、BEFORE（前面的否定）、AFTER（紧跟其后）、AROUND（同一句里）或 NOW（此刻）',
  ],
  [/^words apart by \/ and …, none of them empty$/, '用 / 和 … 隔开的词，不能有空词'],
  [/^the name of a field$/, '一项内容的名称'],
]

/** A fault's words in the language of the page; what is not known here stays as it was said. */
export function faultWords(what: string): string {
  return language.value === 'en' ? what : inChinese(what, CHINESE)
}

/** The same for a whole fault, `calendar:3: ...`: the page has no other place for its line. */
export function lineWords(fault: string): string {
  const read = /^(.*?):(\d+): (.*)$/s.exec(fault)
  if (!read) return faultWords(fault)
  const line = sayIfKnown('city.admin.line', { n: read[2] ?? '' }) ?? ''
  return `${line} ${faultWords(read[3] ?? '')}`
}

function inChinese(what: string, book: [RegExp, string][]): string {
  for (const [pattern, words] of book) {
    const named = pattern.exec(what)
    if (named)
      return words.replace(/([$@=])(\d)/g, (_, how: string, at: string) => {
        const one = named[Number(at)] ?? ''
        if (how === '=') return inChinese(one, LOOKS)
        return how === '@' ? (sayIfKnown(`city.admin.column.${one}`) ?? one) : codeWords(one)
      })
  }
  return what
}

/** A code of the city as the page calls it elsewhere. */
function codeWords(code: string): string {
  return sayIfKnown(`city.admin.value.${code}`) ?? sayIfKnown(`identity.role.${code}`) ?? code
}
