package vigil.watch.web;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import vigil.identity.Permit;
import vigil.identity.Role;
import vigil.identity.Staff;
import vigil.insight.Insight;
import vigil.kernel.Problems;
import vigil.kernel.UserRefusal;
import vigil.messaging.Announcements.AnnouncementReach;
import vigil.messaging.Announcements.AnnouncementTally;
import vigil.messaging.DeliveryChannel;
import vigil.messaging.StaffMessages;
import vigil.watch.SpikeNotice;
import vigil.watch.steps.SpikeNotices;
import vigil.watch.steps.SpikeNotices.NoticeResult;

/// The answer to a spike, told to everybody who asked: how many it reaches, and what became of it.
@RestController
class SpikeNoticeController {
  /// What may be told.
  ///
  /// @param brief as an SMS says it
  record TellableAnswer(
      String script,
      String title,
      @Nullable String titleEn,
      String brief,
      AnnouncementReach reach) {}

  /// How it stands.
  ///
  /// @param answers of the spike that anybody may read; empty until one is published
  /// @param notice null while none was pressed
  /// @param withoutGateway the channels by which nothing goes out as this house is set up
  record NoticeView(
      List<TellableAnswer> answers,
      @Nullable SpikeNotice notice,
      AnnouncementTally tally,
      List<DeliveryChannel> withoutGateway) {}

  /// Which of the spike's scripts is told.
  record NoticeRequest(String script) {}

  /// As much of the answer as an SMS with a link of usual length has room for.
  private static final int SHOWN = 150;

  private final SpikeNotices notices;
  private final Insight insight;
  private final StaffMessages messages;

  SpikeNoticeController(SpikeNotices notices, Insight insight, StaffMessages messages) {
    this.notices = notices;
    this.insight = insight;
    this.messages = messages;
  }

  @GetMapping("/api/watch/spikes/{id}/notice")
  @Permit({Role.MANAGER, Role.LEADER})
  NoticeView notice(@PathVariable String id) {
    var _ = insight.findSpike(id).orElseThrow(() -> Problems.notFound("spike"));
    return view(id);
  }

  private NoticeView view(String spike) {
    return new NoticeView(
        notices.listAnswers(spike).stream()
            .map(it ->
                new TellableAnswer(
                    it.id(),
                    it.title(),
                    it.titleEn(),
                    it.shorten(SHOWN),
                    notices.preview(spike, it)))
            .toList(),
        notices.find(spike).orElse(null),
        notices.count(spike),
        Stream.of(DeliveryChannel.SMS, DeliveryChannel.MAIL)
            .filter(channel -> !messages.isReady(channel))
            .toList());
  }

  @PostMapping("/api/watch/spikes/{id}/notice")
  @Permit({Role.MANAGER, Role.LEADER})
  NoticeView press(@PathVariable String id, @RequestBody NoticeRequest body, Staff staff) {
    return said(notices.press(id, body.script(), staff.id()));
  }

  /// Takes back what has not gone out.
  @PostMapping("/api/watch/spikes/{id}/notice/stop")
  @Permit({Role.MANAGER, Role.LEADER})
  NoticeView stop(@PathVariable String id, Staff staff) {
    return said(notices.stop(id, staff.id()));
  }

  private NoticeView said(NoticeResult result) {
    return switch (result) {
      case NoticeResult.Taken(var notice) -> view(notice.spike());
      case NoticeResult.NoPublicAnswer no ->
          throw refused(no, "Publish an answer that citizens may hear first.");
      case NoticeResult.NobodyToTell no ->
          throw refused(no, "Everybody who can be told has heard of it, or wants no messages.");
      case NoticeResult.NoticeRunning no ->
          throw refused(no, "It is being told; stop it first, or wait until it is through.");
      case NoticeResult.NothingToStop no ->
          throw refused(no, "Nothing waits any more: what went out cannot be taken back.");
    };
  }

  private static RuntimeException refused(UserRefusal no, String detail) {
    return Problems.refused(HttpStatus.CONFLICT, no, detail, Map.of());
  }
}
