package vigil.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/// What strangers call their files, and what becomes of it.
class FileNameTest {
  @Test
  void onlyTheLastPartOfAPathIsAName() {
    assertEquals("门口.png", FileName.clean("C:\\照片\\门口.png"));
    assertEquals("passwd", FileName.clean("../../etc/passwd"));
    assertEquals("file", FileName.clean(".."));
    assertEquals("file", FileName.clean("photos/"));
    assertEquals("file", FileName.clean(" \u200b\t"));
  }

  @Test
  void whatCannotBeSeenOrTurnsTheReadingIsLeftOut() {
    assertEquals("annexgpj.exe", FileName.clean("annex\u202Egpj.exe"));
    assertEquals("a b.txt", FileName.clean("\uFEFFa\u00A0\u2003b\u2066.txt\r\n"));
    assertEquals("half.png", FileName.clean("half\uD83D.png"));
    assertEquals("\u00e9.png", FileName.clean("e\u0301.png"));
  }

  @Test
  void nothingHidesAFileOrMeansADevice() {
    assertEquals("bashrc", FileName.clean(".bashrc"));
    assertEquals("a.pdf", FileName.clean("...a.pdf. . "));
    assertEquals("_CON", FileName.clean("CON"));
    assertEquals("_com1.txt", FileName.clean("com1.txt"));
    assertEquals("console.txt", FileName.clean("console.txt"));
    assertEquals("a_b_.txt", FileName.clean("a:b|.txt"));
  }

  @Test
  void aLongNameKeepsItsBeginningAndItsEnding() {
    String name = FileName.clean("漏水".repeat(300) + "😀".repeat(9) + ".jpeg");
    assertTrue(name.startsWith("漏水漏水") && name.endsWith(".jpeg"), name);
    assertTrue(name.getBytes(StandardCharsets.UTF_8).length <= 200, name);
    String cut = FileName.clean("😀".repeat(100));
    assertEquals("😀".repeat(50), cut, "no character is cut in two");
    assertTrue(FileName.clean("a." + "b".repeat(400)).length() <= 200);
  }

  @Test
  void theEndingFitsWhatTheFileIs() {
    assertEquals("门口.exe.png", FileName.clean("门口.exe", "image/png"));
    assertEquals("门口.JPG", FileName.clean("门口.JPG", "image/jpeg"));
    assertEquals("run.bat.txt", FileName.clean("run.bat", "text/plain"));
    assertEquals("report.docm.docx", FileName.clean("report.docm", "application/x-tika-ooxml"));
    assertEquals("voice.amr", FileName.clean("voice.amr", "audio/amr"));
    assertEquals("voice.hta.mp3", FileName.clean("voice.hta", "audio/mpeg"));
    assertEquals("file.pdf", FileName.clean("", "application/pdf"));
    String twice =
        FileName.clean(FileName.clean("x".repeat(300) + ".js", "text/plain"), "text/plain");
    assertEquals(FileName.clean("x".repeat(300) + ".js", "text/plain"), twice);
    assertTrue(twice.endsWith(".txt"), twice);
  }
}
