package vigil.casework.likeness;

/// How much each sign weighs. Chosen by looking at the `dev` half of the labelled pairs
/// (`AppealComparisonQualityTest`), and held by the other half; a sum of signs, so that each can be
/// told.
final class Weights {
  private Weights() {}

  /// A thing named weighs as much as this many pieces of it.
  static final double THING = 1.6;

  /// A character alone: less than a piece of two, and more than nothing.
  static final double CHARACTER = 0.8;

  static final double START = -3.0;
  static final double TEXT = 12.0;

  /// More alike than this says no more: the same words are said of every compound without water.
  static final double MOST_TEXT = 0.4;

  /// Less alike, and no thing in common: two matters, however near they are.
  static final double LEAST_TEXT = 0.06;

  /// Meanings this close or further apart say nothing; closer ones stand for words that are alike,
  /// up to as much as half of what words can say.
  static final double LEAST_MEANING = 0.55;

  static final double MEANING = 1.5;
  static final double MOST_MEANING = 0.2;

  static final double OTHER_WORDS = -1.5;
  static final double EACH_THING = 0.5;
  static final int MOST_THINGS = 3;

  static final double SAME_BUILDING = 1.8;
  static final double SAME_DOOR = 1.4;
  static final double SAME_NAME = 1.3;
  static final double SAME_ROAD = 0.8;
  static final double OTHER_BUILDING = -0.8;
  static final double DIFFERENT_PLACE = -5.0;
  static final double OTHER_DISTRICT = -4.0;

  static final double SAME_PHONE = 0.4;
  static final double SAME_CATEGORY = 0.3;

  /// Within a day; falls to nothing at the window's end, and below it beyond.
  static final double CLOSE_IN_TIME = 0.6;

  static final double WEEKS_LATER = -3.0;
}
