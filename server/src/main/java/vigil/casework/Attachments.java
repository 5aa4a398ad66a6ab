package vigil.casework;

import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vigil.identity.Staff;
import vigil.kernel.Content;
import vigil.kernel.FileName;
import vigil.kernel.UserRefusal;

/// Pictures and papers that belong to an order.
public interface Attachments {
  /// The largest file, in bytes.
  long LARGEST = 20L << 20;

  /// One of them.
  ///
  /// @param name as the sender called it, as far as it may be shown and saved ([FileName])
  /// @param type what its first bytes say it is
  /// @param by staff id, or the door it came in by
  record Attachment(
      String id,
      String order,
      String name,
      String type,
      long bytes,
      Scan scan,
      Instant at,
      String by) {
    /// The one place through which every name goes that is kept, shown or sent.
    public Attachment {
      name = FileName.clean(name, type);
    }
  }

  /// Whether a scanner found it free of harm.
  enum Scan {
    /// No scanner was set up when it came.
    NOT_SCANNED,
    /// The scanner did not answer; nobody may open it yet.
    WAITING,
    CLEAN,
    /// The scanner found harm, and the file was dropped.
    INFECTED
  }

  /// What became of a file.
  sealed interface SaveResult {
    /// The file is there; the same one from the same person a second time is the first.
    record Saved(Attachment attachment) implements SaveResult {}
  }

  /// Why it was not kept.
  sealed interface SaveRefusal extends SaveResult, UserRefusal {
    /// For whoever sent it, in both languages.
    String told();

    /// What the words on a screen name.
    default Map<String, Object> named() {
      return Map.of();
    }
  }

  record FileTooLarge(long mostBytes) implements SaveRefusal {
    @Override
    public String told() {
      return "A file may have %d MB at most. 单个文件最多%d MB。"
          .formatted(mostBytes >> 20, mostBytes >> 20);
    }

    @Override
    public Map<String, Object> named() {
      return Map.of("most", mostBytes >> 20);
    }
  }

  /// Nobody's data are kept of this order any more, and none are added.
  record ErasedAlready(Instant at) implements SaveRefusal {
    @Override
    public String told() {
      return "What was kept of this appeal is erased; nothing can be added. 该诉求的资料已删除，不能再补充。";
    }

    @Override
    public Map<String, Object> named() {
      return Map.of("at", at);
    }
  }

  record FileEmpty() implements SaveRefusal {
    @Override
    public String told() {
      return "The file is empty. 文件是空的。";
    }
  }

  /// The order has all it may have.
  ///
  /// @param most an order has
  record TooManyFiles(int most) implements SaveRefusal {
    @Override
    public String told() {
      return "An appeal has %d files at most. 一件诉求最多%d个附件。".formatted(most, most);
    }

    @Override
    public Map<String, Object> named() {
      return Map.of("most", most);
    }
  }

  /// The file is of a kind that no order needs.
  ///
  /// @param type what its first bytes say
  record FileOfNoUse(String type) implements SaveRefusal {
    @Override
    public String told() {
      return "Pictures, sound, film, PDF, office papers and plain text are taken."
          + " 可以上传图片、录音、视频、PDF、办公文档和纯文本。";
    }
  }

  record FileInfected(String what) implements SaveRefusal {
    @Override
    public String told() {
      return "The scanner found harm in this file. 文件未通过安全检查。";
    }
  }

  /// A file that may be opened.
  record OpenAttachment(Attachment attachment, Content content) {}

  /// Keeps what is sent; whoever calls has made sure that the order is the sender's business.
  SaveResult save(String order, String name, InputStream sent, String by);

  /// Those of an order, oldest first; none where they are not for this person.
  List<Attachment> list(String order, Staff by);

  /// Whether this person may open it, but no scanner has looked at it: that wants a reason.
  boolean isUnscanned(String id, Staff by);

  /// Opens one, with a trace; empty where it is not for this person or not found free of harm.
  ///
  /// @param why it is opened although no scanner has looked at it; null opens only what was scanned
  Optional<OpenAttachment> open(String id, CaseworkFact.@Nullable UnscannedReason why, Staff by);

  /// Whether our scanner has still to look at an attachment: until then that does not leave the
  /// house. Where no scanner is set up it waits for nothing, and its receiver has it scanned.
  boolean awaitsScan(Attachment one);

  /// The bytes of one, for whoever sends it on and leaves a trace of that; empty unless it may
  /// leave the house.
  Optional<Content> findContent(Attachment one);

  /// Deletes those of an order whose people are forgotten.
  void erase(String order);

  /// Erases the keys of the months before then in which no file is kept any more.
  void eraseKeysBefore(Instant then);
}
