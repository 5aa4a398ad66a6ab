package vigil.media.line;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import vigil.media.Await;

@Timeout(30)
class RtpPortTest {
  private final ByteBuffer in = ByteBuffer.allocate(64);
  private RtpPort port;
  private InetSocketAddress here;
  private DatagramChannel phone;
  private DatagramChannel stranger;

  @BeforeEach
  void open() throws IOException {
    var any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    port = RtpPort.open(any);
    here = new InetSocketAddress(any.getAddress(), port.number());
    phone = DatagramChannel.open().bind(any);
    stranger = DatagramChannel.open().bind(any);
  }

  @AfterEach
  void close() throws IOException {
    port.close();
    phone.close();
    stranger.close();
  }

  @Test
  void aStrangerKnocksAtTheDoorWhenThePhoneHasItsLink() throws IOException {
    port.lock(address(phone));
    say(stranger, 1);
    say(phone, 2);
    assertEquals(address(phone), next(false));
    assertEquals(2, in.get(0));
    assertTrue(port.cameOverLink());
    assertNull(port.receive(in.clear(), false), "nobody looks at the door");
    assertEquals(address(stranger), next(true));
    assertFalse(port.cameOverLink());
  }

  @Test
  void whatThePhoneSaidBeforeTheLockIsStillRead() throws IOException {
    say(phone, 1);
    port.lock(address(phone));
    assertEquals(address(phone), next(true));
    assertEquals(1, in.get(0));
  }

  @Test
  void bothSpeakFromTheSamePort() throws IOException {
    port.lock(address(phone));
    assertTrue(port.speak(ByteBuffer.wrap(new byte[] {1})));
    port.send(ByteBuffer.wrap(new byte[] {2}), address(stranger));
    assertEquals(here, phone.receive(in.clear()));
    assertEquals(here, stranger.receive(in.clear()));
  }

  @Test
  void anotherPhoneIsHeardOnceTheLockIsOpened() throws IOException {
    port.lock(address(phone));
    port.unlock();
    say(stranger, 1);
    assertEquals(address(stranger), next(false));
  }

  @Test
  void nobodyElseGetsThePort() throws IOException {
    port.lock(address(phone));
    try (var thief = DatagramChannel.open()) {
      thief.setOption(StandardSocketOptions.SO_REUSEADDR, true);
      assertThrows(BindException.class, () -> thief.bind(here));
    }
  }

  @Test
  void aPhoneThatIsGoneIsSilence() throws IOException {
    InetSocketAddress gone = address(phone);
    port.lock(gone);
    phone.close();
    port.speak(ByteBuffer.wrap(new byte[] {1}));
    for (int i = 0; i < 5; i++) {
      assertNull(port.receive(in.clear(), true));
    }
  }

  private void say(DatagramChannel who, int what) throws IOException {
    who.send(ByteBuffer.wrap(new byte[] {(byte) what}), here);
  }

  private static InetSocketAddress address(DatagramChannel channel) throws IOException {
    return (InetSocketAddress) channel.getLocalAddress();
  }

  private @Nullable InetSocketAddress next(boolean everyone) {
    var from = new AtomicReference<@Nullable InetSocketAddress>();
    Await.until("a packet is there", () -> from.updateAndGet(_ -> receive(everyone)) != null);
    return from.get();
  }

  private @Nullable InetSocketAddress receive(boolean everyone) {
    try {
      return port.receive(in.clear(), everyone);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
