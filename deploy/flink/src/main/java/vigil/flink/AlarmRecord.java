package vigil.flink;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import vigil.insight.spike.SpikeAlarm;

/// What sensing says, as it lies in Kafka: the topic is the key, the rest a line of JSON.
///
/// @param topic of which it is said
/// @param json the alarm's fields, and its kind as `alarm`
public record AlarmRecord(String topic, String json) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  static AlarmRecord of(SpikeAlarm alarm) {
    ObjectNode line = JSON.createObjectNode();
    line.put("alarm", alarm.getClass().getSimpleName());
    line.setAll((ObjectNode) JSON.valueToTree(alarm));
    return new AlarmRecord(alarm.topic(), JSON.writeValueAsString(line));
  }
}
