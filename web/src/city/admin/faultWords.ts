import { language } from '@/say'

/** What the check of the policy says, in Chinese: `$1` is what the English sentence names. */
const CHINESE: [RegExp, string][] = [
  [/^there is no unit (.*)$/, '没有单位“$1”'],
  [/^there is no category (.*)$/, '没有类别“$1”'],
  [/^category (.*) does not exist$/, '没有类别“$1”'],
  [/^there is no district (.*)$/, '没有区“$1”'],
  [/^there is no member of staff (.*)$/, '没有这位工作人员：$1'],
  [/^area "(.*)" is neither .*$/, '区域“$1”既不是 *，也不是区或街镇的代码'],
  [/^the lead (.*) cannot assist itself$/, '主办单位 $1 不能同时是协办'],
  [/^category (.*) in area (.*) was there before$/, '类别 $1 在区域 $2 已有一行'],
  [/^(?:category|unit|street|district|staff) (.*) was there before$/, '“$1”已有一行'],
  [/^(.*) was there before$/, '“$1”已有一行'],
  [/^nobody is competent for (.*) in (.*)$/, '$1 在 $2 无人承办'],
  [/^has no unit (.*), the office of that place$/, '缺少该区或街镇的承办机构 $1'],
  [/^the parent "?(.*?)"? does not stand above it$/, '上级“$1”不在它的上方'],
  [/^code (.*) does not start with its parent's$/, '代码 $1 不以上级代码开头'],
  [/^code "(.*)" is not one to four levels of two digits$/, '代码“$1”不是一至四级、每级两位数字'],
  [/^id "(.*)" is not up to 32 small letters.*$/, '代码“$1”须为不超过 32 位的小写字母、数字或短横'],
  [/^another row says the limit of (.*) for the same orders$/, '另一行已规定同样工单的 $1 时限'],
  [/^profile (.*) has no limit for (.*)$/, '时限方案 $1 缺少 $2 的时限'],
  [/^profile (.*) has no (.*)$/, '时限方案 $1 缺少设置 $2'],
  [/^no profile is called (.*);.*$/, '没有名为 $1 的时限方案'],
  [/^has no row for (.*)$/, '缺少“$1”一行'],
  [/^a list has values, and nothing else has$/, '列表类型必须有选项，其他类型不能有'],
  [/^a page rings no longer than until the next one$/, '振铃不能长于叫下一位的间隔'],
  [/^(\w+) "(.*)" is not a limit like .*$/, '$1 “$2”不是时限；写法如 30min、24h、5wd、7d'],
  [/^(\w+) "(.*)" is not (.*)$/, '$1 “$2”不合要求：应为 $3'],
  [/^(\w+) is empty$/, '$1 为空'],
  [/^a quoted cell is not closed$/, '引号没有闭合'],
  [/^has (\d+) cells instead of (\d+)$/, '有 $1 格，应为 $2 格'],
  [/^the header reads (.*)$/, '表头应为：$1'],
  [/^has no header line; it reads (.*)$/, '缺少表头：$1'],
  [/^a cell is longer than (\d+) characters$/, '有一格超过 $1 个字'],
  [/^extension "(.*)" is not up to eight digits$/, '分机“$1”须为不超过八位数字'],
  [/^extension (.*) is another's$/, '分机 $1 已属他人'],
  [/^nobody would be (.*)$/, '将没有任何人担任 $1'],
]

/** A fault's words in the language of the page; what is not known here stays as it was said. */
export function faultWords(what: string): string {
  if (language.value === 'en') return what
  for (const [pattern, words] of CHINESE) {
    if (pattern.test(what)) return what.replace(pattern, words)
  }
  return what
}
