/// Sensing beyond one machine: the ledger's cases leave for Kafka without anybody's data, and Flink
/// runs the server's own detector over them (docs/flink.md).
@NullMarked
package vigil.flink;

import org.jspecify.annotations.NullMarked;
