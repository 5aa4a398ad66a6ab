package vigil.understanding.life.quality;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds names of roads, estates, houses and districts. Without a list of all names a place is
/// known by the two characters before its kind (科苑路, 龙柏新村), which is enough to look for it
/// elsewhere.
public final class PlaceNames {
  /// A place that a text names.
  ///
  /// @param stem what another text must contain to name the same place
  public record Place(String stem, int from, int until) {
    boolean isDistrict() {
      return until - from == stem.length();
    }
  }

  private static final Pattern NAMED =
      Pattern.compile(
          "(?<stem>[\\u4e00-\\u9fa5]{2})(?<kind>大道|大街|路(?!边|上|口的|面|过|人|灯|程|线|费|况)|街道|街(?!上|边|坊)|镇(?!上|痛|定|静)|新村|小区|花园|公寓|家园|名苑|苑|医院|小学|中学|幼儿园|公园|菜场|菜市场|大厦|广场(?!舞))");

  private static final Pattern DISTRICT =
      Pattern.compile(
          "(?<stem>黄浦|徐汇|长宁|静安|普陀|虹口|杨浦|闵行|宝山|嘉定|浦东|金山|松江|青浦|奉贤|崇明)(?!路|中路|南路|北路|东路|西路|寺|公园)");

  private static final Pattern NOT_A_NAME =
      Pattern.compile(
          ".*[的个条们这那哪某该本我你他她它是在有到去来了着过和跟与从把被让给都也很就又还没不对边近壁前后里外上下们家门些么每各两一二三几半走修堵占让挖至出入起往向经场站阻离住找].*|反映|举报|建议|投诉|咨询|求助|要求|称其|表示|来电|希望|进出|封闭|老年|新建|大学|小学|中学|社会|三甲|专科|中心|综合|商务|地下|儿童|中央|马|公|道|社区|整个|居民|住宅|老旧|主干|高速|人行|商业|民办|公办|附属|人民|社康|定点|方舱|大型|购物|美食|市民|封控|附近|隔壁|相关|大医|送|看|妇幼|儿童|全市|所有|城市|市政|农贸|本市|当地|辖区|外围|周边|沿街|街边|私立|国际|双语");

  private static final Pattern ROAD_WORDS =
      Pattern.compile(
          "马路|公路|道路|铁路|线路|电路|网路|水路|思路|高速路|小马路|修路|走路|一路|半路|出路|销路|后路|陆路|回路|岔路|堵路|占路|让路|赶路|开路|问路|绕路");

  private PlaceNames() {}

  public static List<Place> of(String text) {
    var found = new ArrayList<Place>();
    Matcher district = DISTRICT.matcher(text);
    while (district.find()) {
      found.add(new Place(district.group("stem"), district.start(), district.end()));
    }
    String plain = ROAD_WORDS.matcher(text).replaceAll(m -> "＿".repeat(m.group().length()));
    Matcher named = NAMED.matcher(plain);
    while (named.find()) {
      String stem = named.group("stem");
      if (!NOT_A_NAME.matcher(stem).matches()) {
        found.add(new Place(stem, named.start(), named.end()));
      }
    }
    return found;
  }
}
