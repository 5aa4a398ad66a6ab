import { readFileSync } from 'node:fs'
import { agentAtWork, ring } from './call.mjs'
import { openBrowser, Operator, signIn } from './people.mjs'
const url='http://localhost:8480', data='/tmp/lk'
const sip=`127.0.0.1:${process.env.SIP_PORT}`
const operator = new Operator(url, readFileSync(`${data}/operator-token`, 'utf8').trim())
const browser = await openBrowser()
const language='zh'
const at = (page) => page.evaluate(() => { const e=document.activeElement; return e.tagName+' '+(e.getAttribute('data-does')||e.id||'')+' "'+(e.textContent||'').trim().slice(0,20)+'"' })
const say = async (page, what) => { await page.waitForTimeout(400); console.log(what.padEnd(40), await at(page)) }
try {
const { page, phone } = await agentAtWork({ browser, operator, url, sip, language })
await say(page,'ready')
await page.focus('[data-does=break]').catch(()=>{}); await page.keyboard.press('Enter'); await say(page,'break open')
await page.keyboard.press('Escape'); await say(page,'break escaped')
const citizen = await ring({ page, phone, sip, isUrgent: true })
await say(page,'talking')
await page.focus('[data-does=hold]'); await page.keyboard.press('Enter'); await say(page,'hold pressed'); await page.waitForTimeout(800); await say(page,'held')
await page.focus('[data-does=resume]').catch(()=>{}); await page.keyboard.press('Enter'); await page.waitForTimeout(800); await say(page,'resumed')
await page.focus('[data-does=pause-recording]'); await page.keyboard.press('Enter'); await page.waitForTimeout(800); await say(page,'paused')
await page.keyboard.press('Alt+i'); await say(page,'phrases'); await page.keyboard.press('Escape'); await say(page,'phrases closed')
await page.fill('#order-description','昨天做过核酸的，今早随申码突然变黄了，住在浦东新区花木街道梅花路100弄3号')
await page.waitForTimeout(2500)
await page.screenshot({path:'/tmp/p1.png'})
await page.focus('#order-description')
await page.keyboard.press('Alt+a'); await say(page,'answer box')
await page.screenshot({path:'/tmp/p2.png'})
await page.keyboard.press('Escape'); await say(page,'answer box closed')
await citizen.hangUp(); await page.waitForTimeout(2500); await say(page,'after call')
await page.screenshot({path:'/tmp/p3.png'})
await page.keyboard.press('Alt+a'); await page.waitForTimeout(300)
await page.screenshot({path:'/tmp/p4.png'})
await page.fill('#desk-reply','已告知').catch(()=>{})
await page.keyboard.press('Control+Enter'); await page.waitForTimeout(2000); await say(page,'answered at once')
await page.screenshot({path:'/tmp/p5.png'})
await page.keyboard.press('Alt+s'); await page.waitForTimeout(1500); await say(page,'taken back')
await page.screenshot({path:'/tmp/p6.png'})
} catch (e) { console.log(e) }
await browser.close(); process.exit()
