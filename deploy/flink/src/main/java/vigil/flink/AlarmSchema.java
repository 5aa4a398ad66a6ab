package vigil.flink;

import java.nio.charset.StandardCharsets;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/// Alarms as they lie in Kafka: all of a topic in one partition, in their order.
///
/// @param kafkaTopic where they go
record AlarmSchema(String kafkaTopic) implements KafkaRecordSerializationSchema<AlarmRecord> {
  @Override
  public ProducerRecord<byte[], byte[]> serialize(
      AlarmRecord alarm, KafkaSinkContext context, @Nullable Long timestamp) {
    return new ProducerRecord<>(kafkaTopic, bytes(alarm.topic()), bytes(alarm.json()));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
