package vigil.knowledge.search;

import vigil.understanding.Meaning;

/// A vector with each number in a byte: of a cosine that takes less than 0.01, and a quarter of the
/// room.
final class ByteVector {
  private static final int LARGEST = 127;

  private ByteVector() {}

  static byte[] of(float[] vector) {
    float largest = Float.MIN_NORMAL;
    for (float number : vector) {
      largest = Math.max(largest, Math.abs(number));
    }
    byte[] bytes = new byte[Meaning.DIMENSIONS];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) Math.round(vector[i] / largest * LARGEST);
    }
    return bytes;
  }

  static float length(byte[] vector) {
    return (float) Math.sqrt(product(vector, vector, 0));
  }

  /// The product of a vector with the one that begins there among others.
  static int product(byte[] one, byte[] others, int from) {
    int sum = 0;
    for (int i = 0; i < Meaning.DIMENSIONS; i++) {
      sum += one[i] * others[from + i];
    }
    return sum;
  }
}
