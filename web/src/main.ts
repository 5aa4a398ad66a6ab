import { createApp } from 'vue'
import App from './App.vue'
import './kernel/look.css'
import './kernel/paper.css'
import { keepFocus } from './kernel/keepFocus'
import { markMenuPrints } from './kernel/paper'
import { show } from './kernel/theme'
import { router } from './router'
import { nameWindow } from './shell/titles'
import { language, speak } from './say'
import { speakOfMistakes } from './say/mistakes'

show()
speak(language.value)
speakOfMistakes()
markMenuPrints()
keepFocus()
nameWindow(router)
createApp(App).use(router).mount('#app')
