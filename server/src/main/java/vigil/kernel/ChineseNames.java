package vigil.kernel;

import java.util.BitSet;

/// Characters that Chinese family names and given names are written with.
final class ChineseNames {
  /// The two hundred most frequent family names (Ministry of Public Security, 2020), and further
  /// ones of the Hundred Family Names.
  private static final BitSet FAMILY =
      set(
          "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫"
              + "段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔汤施傅庄诸葛欧阳常温康牛樊葛邢安齐易乔伍庞颜倪庾聂章鲁岳翟殷詹申耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂"
              + "成苗谷盛曲翁冉骆蓝路游辛靳欧管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂佟臧闵苟邬边卞姬师仇栾隋商"
              + "刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝官封谈匡鞠惠荆乐冀郁胥南班储原栗燕楚鄢劳谌奚皮粟冼蔺楼盘满闻位厉伊仝区郜海阚花权强帅屠豆朴盖练廉禹井祖漆巴丰支卿国狄平"
              + "计索宣晋初门云容敬扈晁芮普阙浦戈伏鹿薄邸雍辜羊阿乌母裘亓修邰赫杭况宿鲜印逯隆茹诺战慕危玉银亢嵇公哈湛宾戎勾茅利於揭尉冶斯束檀衣信展阴昝智幸奉植衡"
              + "富尧闭文麴邴璩逄仉粘邝怀柒");

  /// Those that are common words too: a name only with a given name's characters behind them.
  private static final BitSet RARE =
      set(
          "向常温康牛安易关左单成谷盛路游管华房解时农司古简车项连麦党宫冷席卫米全应边师和商沙明池查官封谈乐南班原位区海花权强帅豆盖满国平计相初门云容来都普鹿薄公那鲜隆战危玉"
              + "银宾利呼居干但元束衣信展智幸奉植富由方白高万金石江段于何文");

  private static final BitSet GIVEN =
      set(
          "伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂文辉玲建国华红梅鹏飞玉凤琴云莲真环雪荣爱妹香月莺媛瑞凡佳嘉琼勤珍贞莉叶璧璐娅琦晶妍茜秋珊莎锦黛青倩婷姣婉娴瑾颖露瑶怡婵雁"
              + "蓓纨仪荷丹蓉眉君蕊薇菁梦岚苑婕馨瑗琰韵融园艺咏卿聪澜纯毓悦昭冰爽琬茗羽希宁欣飘育滢馥筠柔竹霭凝晓欢霄枫芸菲寒伊亚宜可姬舒影荔枝思心邦承乐绍功松善厚庆民友裕河哲江浩亮"
              + "政谦亨奇固之轮翰朗伯宏言若鸣朋斌梁栋维启克伦翔旭泽晨辰士以家致树炎德行时泰盛雄琛钧冠策腾楠榕风航弘义兴良海山仁波贵福生龙元全胜学祥才发武新利清彬富顺信子康星光天达安岩"
              + "中茂进林有坚和彪博诚先敬震振壮会思群豪成柏俊帆宇轩昊睿梓涵诗雨琪欣妤彤熙桐语汐沐辰一诺浩然子墨博文晗昱霖淑惠珠翠雅芝秀娥洁慧巧美娜黛菊春芬燕彩兰洪银根宝金土水大小长永根"
              + "毅钢铁柱锋剑栓树立志红卫东革援朝跃进向阳卫星丰收虎豹彪魁斗奎炳焕培增耀祖宗继光传绪忠孝廉礼智诚信仓满囤满铭皓煜烨炜焱钰铮锐鑫淼森垚磊蕾萍苹莹蓝菡萱芷若蓓琳璇珂珺琨"
              + "瑜璟玥昕昀晖晴暄曦朝望彦毅恒悦恺愉忆怀恩慈懿承扬振挺捷拓敦教斯方旺昌易景智曼曾朔权来松柳栩桃楚榆樱欢正殿毓沁沛波泓洁润淳渊渝湘源溪滨漫潇澄灿炯烈焰煦熠爽特玄王玺理"
              + "现甫申登百皎盈益相眉石碧磬祺禄秉科程穆稳端笑笛筱策简精素紫纪纬练经绮绿缘羲翎耕聆肖胤腊自舜良艾芊芙苒若英茵荃莎莺菀菱萌蒙蓬薪虹蝶衍裴西觉言训诗语谊谨贤贝赞超越轶辉迅迎近"
              + "远连迪逸邈部郁酉重野量铃长闻阁陆雁集雯霓露青非靖韬韶顺领颂频风飒馨骁骏鲁鲲鸿鹃鹏鹤麒麟黎默齐龄五三四二六七八九甲乙丙丁"
              + "凯凌冬勋劲励勉俭儒傲兆卓吉周品唯啸喆喜圣坤城培堃奎奕妙姗娇娣婧媚嫣孟季孜宗宣宸宽容寅富尔尚岭峥峻崇巍帅幼庚建廷弈强彦律微心念怿恂恬悠惟意慕懋才攀昆晋晗普晰智暖杏杭极枢柯柱根格桓梧棋槐樟歌殊汉池津涌涵淇"
              + "添湛滔滨瀚炫烁烽煊爵牧珈珑珩珮琉琏琢琥瑛璋璞璨甜生男睦祁祎祐祝禹竣童笙筠绍绘维绣翀翊翠聚胜舸芊芝芮芹苏茂茵莘蔚藏虹襄誉谋豪赋赫跃辛运逊遥采金钊钦铎锟雁隆霁颐骞骥鸥麒囡妞朵");

  private static final WordSet COMPOUND =
      WordSet.of(
          "欧阳 上官 司马 诸葛 东方 皇甫 尉迟 公孙 慕容 令狐 司徒 夏侯 长孙 宇文 端木 轩辕 南宫 闻人 独孤 呼延 申屠 百里 东郭 西 司空 钟离 太史 澹台 公冶 宗政 濮阳 淳于 单于");

  private ChineseNames() {}

  private static BitSet set(String chars) {
    var set = new BitSet(1 << Character.SIZE);
    chars.chars().forEach(set::set);
    return set;
  }

  /// How long the family name is that begins there; 0 where none does.
  static int family(ScannedText text, int i) {
    int compound = COMPOUND.lengthAt(text, i);
    return compound > 0 ? compound : FAMILY.get(text.at(i)) ? 1 : 0;
  }

  static boolean isRare(char c) {
    return RARE.get(c);
  }

  static boolean isGiven(char c) {
    return GIVEN.get(c);
  }
}
