package vigil.understanding.life.drafting;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vigil.kernel.PersonalData;
import vigil.understanding.DraftPiece.Kind;
import vigil.understanding.life.quality.PlaceNames;
import vigil.understanding.life.quality.Quantities;
import vigil.understanding.life.quality.Quantity;
import vigil.understanding.life.quality.Texts;

/// Finds in a sentence what must come from somewhere: rather too much than too little, for what is
/// found and has a source does no harm.
final class MentionFinder {
  /// Of half width, as everything here.
  private static final Pattern MARK = Pattern.compile("\\[[\\p{IsHan}]{1,6}]");

  private static final Pattern TITLE =
      Pattern.compile("《[^》]{1,60}》|“[^”]{1,60}”|「[^」]{1,60}」|\"[^\"]{1,60}\"");
  private static final Pattern LATIN =
      Pattern.compile("(?i)[a-z][a-z0-9]*(?:[._@/:+-]+[a-z0-9]+)*");
  private static final Pattern DIGITS = Pattern.compile("[0-9](?:[0-9 .:,/-]*[0-9])?");
  private static final Pattern SPELLED = Pattern.compile("[零〇一二三四五六七八九幺]{3,}");
  private static final Pattern ORDINAL = Pattern.compile("第[零〇一二两三四五六七八九十百0-9]+");

  private static final Pattern WHEN =
      Pattern.compile(
          "(?:今|明|后|昨|前)(?:天|日)(?!后)|(?:上|下|本|这)个?(?:周|星期|礼拜)(?:[一二三四五六日天末]|内)?|(?:上|下|本|这)个?(?:月|季度)(?:[底初末]|内)?"
              + "|(?:周|星期|礼拜)[一二三四五六日天末]|[今明去]年|(?:月|年)[底末初]|(?<![0-9一二三四五六七八九十])[上中下]旬|春节|元旦|清明|五一|端午|中秋|国庆");

  private static final String SURNAMES =
      "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕张孔曹严华金魏陶姜谢邹潘葛范彭鲁马方俞任袁柳唐薛雷贺倪汤罗郝傅康余顾孟黄穆萧姚邵汪毛戴宋庞熊纪舒董梁杜蓝季贾江郭梅林徐邱骆高夏蔡田胡凌霍万柯卢莫丁邓洪石崔程陆段侯叶黎白乔";

  private static final Pattern PERSON =
      Pattern.compile(
          "["
              + SURNAMES
              + "][\\p{IsHan}]{0,2}(?:主任|经理|书记|局长|所长|处长|科长|队长|站长|校长|院长|警官|律师|老师|医生|先生|女士|师傅|同志|阿姨|法官)");

  private static final Pattern UNIT =
      Pattern.compile(
          "(?<stem>[\\p{IsHan}A-Za-z0-9]{0,2})"
              + "(?<end>有限责任公司|股份有限公司|有限公司|公司|集团|管理局|监管局|监督局|分局|局(?![面势部限])|委员会|居委会?|村委会?|业委会|街道办事?处?|办公室|"
              + "卫健委|发改委|住建委|交通委|教委|建委|仲裁委|(?<!其|当|闹市|市|城)中心|医院|派出所|物业|银行|幼儿园|小学|中学|大学|学院|法院|检察院|政府|管理所|服务站|"
              + "工会|协会|大队|支队|超市|酒店|饭店|药店|商场|养老院|驿站|法庭|事务所|研究院|公安|交警|城管|消防)");

  /// Before an end these are no name: a verb, a preposition, somebody's own.
  private static final Pattern NO_NAME =
      Pattern.compile(
          ".*[的个条们这那哪某该本我您你他她它是在有到去来了着过和跟与从把被让给都也很就又还没不对由向经请找至等及并将已如可据各两当为以].*|联系|相关|有关|主管|上级|属地|所属|会同|拨打|前往|咨询|反映|协调|所在|"
              + "要求|约谈|督促|责令|告知|通过|社区|辖区|管理|服务|小区|负责|承办|通知|委托|答复|到场|出动|派出|联合|工作");

  /// The hotline itself needs no source.
  private static final String OURSELVES = "12345";

  private final String text;
  private final boolean[] taken;
  private final List<Mention> found = new ArrayList<>();

  private MentionFinder(String sentence) {
    text = Texts.narrow(sentence);
    taken = new boolean[text.length()];
  }

  /// @param names of the city: units, districts, streets
  static List<Mention> find(String sentence, Map<String, Kind> names) {
    var finder = new MentionFinder(sentence);
    finder.all(MARK, Kind.MARK);
    finder.personal();
    finder.all(TITLE, Kind.TITLE);
    finder.known(names);
    finder.units();
    finder.places();
    finder.all(PERSON, Kind.PERSON);
    finder.all(WHEN, Kind.DATE);
    finder.all(ORDINAL, Kind.NUMBER);
    finder.quantities();
    finder.all(DIGITS, Kind.NUMBER);
    finder.all(SPELLED, Kind.NUMBER);
    finder.all(LATIN, Kind.TITLE);
    finder.found.removeIf(mention -> mention.words().equals(OURSELVES));
    finder.found.sort(Comparator.comparingInt(Mention::from));
    return finder.found;
  }

  private void all(Pattern pattern, Kind kind) {
    Matcher hit = pattern.matcher(text);
    while (hit.find()) {
      add(Mention.of(kind, hit.start(), hit.end(), text));
    }
  }

  private void add(Mention mention) {
    for (int i = mention.from(); i < mention.to(); i++) {
      if (taken[i]) {
        return;
      }
    }
    for (int i = mention.from(); i < mention.to(); i++) {
      taken[i] = true;
    }
    found.add(mention);
  }

  private void personal() {
    for (var span : PersonalData.find(text)) {
      Kind kind =
          switch (span.kind()) {
            case PHONE -> Kind.PHONE;
            case NAME -> Kind.PERSON;
            case ADDRESS -> Kind.PLACE;
            case ID, PLATE, CARD, EMAIL, WECHAT -> Kind.NUMBER;
          };
      if (kind != Kind.PERSON || isName(text.substring(span.from(), span.to()))) {
        add(Mention.of(kind, span.from(), span.to(), text));
      }
    }
  }

  /// What hides names may take a word too many for one; a draft is not struck for that.
  private static boolean isName(String words) {
    return SURNAMES.indexOf(words.charAt(0)) >= 0 || words.contains("·");
  }

  private void known(Map<String, Kind> names) {
    var longestFirst = new ArrayList<>(names.keySet());
    longestFirst.sort(Comparator.comparingInt(String::length).reversed());
    for (String name : longestFirst) {
      for (int at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
        add(Mention.of(kind(names, name), at, at + name.length(), text));
      }
    }
  }

  private static Kind kind(Map<String, Kind> names, String name) {
    Kind kind = names.get(name);
    return kind == null ? Kind.UNIT : kind;
  }

  /// Without a list of all names a body is known by the two characters before its kind.
  private void units() {
    Matcher hit = UNIT.matcher(text);
    while (hit.find()) {
      String stem = String.valueOf(hit.group("stem"));
      boolean isBare = stem.length() < 2 || NO_NAME.matcher(stem).matches();
      int from = isBare ? hit.start("end") : hit.start();
      String bare = isBare ? hit.group("end") : null;
      String words = text.substring(from, hit.end());
      add(new Mention(Kind.UNIT, from, hit.end(), words, bare, null));
    }
  }

  private void places() {
    for (var place : PlaceNames.of(text)) {
      String words = text.substring(place.from(), place.until());
      @Nullable String bare = words.equals(place.stem()) ? null : words;
      add(new Mention(Kind.PLACE, place.from(), place.until(), words, bare, null));
    }
  }

  private void quantities() {
    for (Quantity quantity : Quantities.of(text)) {
      Kind kind =
          switch (quantity.measure()) {
            case MONEY -> Kind.MONEY;
            case CLOCK, DATE, DAY -> Kind.DATE;
            case NUMBER_OF_HOUSE, LINE -> Kind.PLACE;
            case AGE, COUNT, TIMES, MINUTES, PERCENT, SIZE, PLAIN -> Kind.NUMBER;
          };
      String words = text.substring(quantity.from(), quantity.until());
      add(new Mention(kind, quantity.from(), quantity.until(), words, null, quantity));
    }
  }
}
