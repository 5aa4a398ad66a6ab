package vigil.bench.rtp;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;

/// Many phones in one thread: each sends a packet of A-law every 20 ms and counts what comes back.
public final class Talkers implements AutoCloseable {
  private static final int GROUPS = 4;
  private static final long BEAT_NANOS = 5_000_000;
  private static final int PAYLOAD = 160;

  private static final class Phone {
    final DatagramChannel channel;
    final ByteBuffer packet = ByteBuffer.allocateDirect(12 + PAYLOAD);
    int sequence;
    int stamp;

    Phone(int number) throws IOException {
      channel = DatagramChannel.open();
      channel.configureBlocking(false);
      channel.setOption(StandardSocketOptions.SO_RCVBUF, 64 * 1024);
      channel.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      packet.putShort(0, (short) 0x8008).putInt(8, 0x1000 + number);
      for (int i = 0; i < PAYLOAD; i++) {
        packet.put(12 + i, (byte) (0x55 ^ (i * 37 + number)));
      }
    }
  }

  private final List<Phone> phones = new ArrayList<>();
  private final LongAdder sent = new LongAdder();
  private final LongAdder heard = new LongAdder();
  private final Thread thread = Thread.ofPlatform().name("talkers").unstarted(this::talk);
  private volatile boolean running = true;

  public Talkers(int count) throws IOException {
    for (int i = 0; i < count; i++) {
      phones.add(new Phone(i));
    }
  }

  public int port(int phone) throws IOException {
    return ((InetSocketAddress) phones.get(phone).channel.getLocalAddress()).getPort();
  }

  /// Where a phone speaks to; it hears nobody else from then on.
  public void connect(int phone, int port) throws IOException {
    phones
        .get(phone)
        .channel
        .connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
  }

  public void start() {
    thread.start();
  }

  public long sent() {
    return sent.sum();
  }

  public long heard() {
    return heard.sum();
  }

  private void talk() {
    var in = ByteBuffer.allocateDirect(2048);
    long due = System.nanoTime();
    for (int group = 0; running; group = (group + 1) % GROUPS, due += BEAT_NANOS) {
      for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
        LockSupport.parkNanos(this, wait);
      }
      for (int i = group; i < phones.size(); i += GROUPS) {
        try {
          tick(phones.get(i), in);
        } catch (IOException refused) {
          // Media is not there yet or no more: the counts will say so.
          in.clear();
        }
      }
    }
  }

  private void tick(Phone phone, ByteBuffer in) throws IOException {
    in.clear();
    while (phone.channel.read(in) > 0) {
      heard.increment();
      in.clear();
    }
    phone.stamp += PAYLOAD;
    phone.packet.putShort(2, (short) ++phone.sequence).putInt(4, phone.stamp);
    phone.packet.clear();
    phone.channel.write(phone.packet);
    sent.increment();
  }

  @Override
  public void close() throws IOException {
    running = false;
    try {
      thread.join();
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
    for (Phone phone : phones) {
      phone.channel.close();
    }
  }
}
