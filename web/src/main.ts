import { createApp } from 'vue'
import 'element-plus/theme-chalk/base.css'
import 'element-plus/theme-chalk/dark/css-vars.css'
import App from './App.vue'
import './kernel/look.css'
import './kernel/paper.css'
import { markMenuPrints } from './kernel/paper'
import { show } from './kernel/theme'
import { router } from './router'
import { language, speak } from './say'
import { speakOfMistakes } from './say/mistakes'

show()
speak(language.value)
speakOfMistakes()
markMenuPrints()
createApp(App).use(router).mount('#app')
