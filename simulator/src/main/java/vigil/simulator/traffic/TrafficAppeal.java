package vigil.simulator.traffic;

import java.util.List;
import java.util.Random;

/// What a simulated citizen calls about. The texts are invented; the districts are the city's
/// codes.
///
/// @param type the domain's appeal type
/// @param isAnswered true when the agent can answer it at once by a script
record TrafficAppeal(
    String type,
    String urgency,
    String category,
    String title,
    String description,
    String district,
    String address,
    boolean isAnswered) {

  private static final List<String> CODE_DISTRICTS = List.of("310115", "310112", "310107");
  private static final List<String> DISTRICTS =
      List.of(
          "310101", "310104", "310105", "310106", "310107", "310109", "310110", "310112", "310113",
          "310114", "310115", "310116", "310117", "310118", "310120", "310151");

  /// One of the night's questions: a health code that turned yellow, in three districts.
  static TrafficAppeal yellowCode(Random dice, Catalogue city) {
    String district = CODE_DISTRICTS.get(dice.nextInt(CODE_DISTRICTS.size()));
    boolean isAnswered = dice.nextInt(10) < 6;
    return new TrafficAppeal(
        isAnswered ? "CONSULTATION" : "HELP",
        "NORMAL",
        city.healthCode(),
        "健康码突然变黄码",
        "凌晨发现随申码变黄码，没有去过风险地区，问为什么变黄、找谁处理、怎么转绿。",
        district,
        "花园路" + (1 + dice.nextInt(300)) + "弄",
        isAnswered);
  }

  /// An ordinary appeal of an ordinary hour.
  static TrafficAppeal ordinary(Random dice, Catalogue city) {
    Catalogue.Leaf leaf = city.any(dice);
    boolean isAnswered = dice.nextInt(10) < 3;
    return new TrafficAppeal(
        isAnswered ? "CONSULTATION" : dice.nextInt(3) == 0 ? "COMPLAINT" : "HELP",
        dice.nextInt(20) == 0 ? "URGENT" : "NORMAL",
        leaf.code(),
        "关于" + leaf.name() + "的反映",
        "市民来电反映" + leaf.name() + "问题，希望尽快处理并回复。",
        DISTRICTS.get(dice.nextInt(DISTRICTS.size())),
        "人民路" + (1 + dice.nextInt(900)) + "号",
        isAnswered);
  }
}
