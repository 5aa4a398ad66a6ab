package vigil.casework.likeness;

/// What an appeal means, each number of its vector in a byte: the angle between two is told within
/// a hundredth, at an eighth of the room.
public final class AppealVector {
  private static final int MOST = 127;

  private final byte[] numbers;
  private final double length;

  private AppealVector(byte[] numbers) {
    this.numbers = numbers;
    long sum = 0;
    for (byte number : numbers) {
      sum += number * number;
    }
    length = Math.sqrt((double) sum);
  }

  public static AppealVector of(float[] vector) {
    float most = 0;
    for (float number : vector) {
      most = Math.max(most, Math.abs(number));
    }
    byte[] numbers = new byte[vector.length];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = (byte) (most == 0 ? 0 : Math.round(vector[i] / most * MOST));
    }
    return new AppealVector(numbers);
  }

  /// As it was kept.
  public static AppealVector of(byte[] kept) {
    return new AppealVector(kept.clone());
  }

  public byte[] toBytes() {
    return numbers.clone();
  }

  /// How alike two are: at most 1; 0 where they are of two models.
  double cosine(AppealVector other) {
    if (numbers.length != other.numbers.length || length == 0 || other.length == 0) {
      return 0;
    }
    long sum = 0;
    for (int i = 0; i < numbers.length; i++) {
      sum += numbers[i] * other.numbers[i];
    }
    return (double) sum / (length * other.length);
  }
}
