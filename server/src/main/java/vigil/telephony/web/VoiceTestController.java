package vigil.telephony.web;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import vigil.identity.Permit;
import vigil.identity.Role;
import vigil.identity.Staff;
import vigil.kernel.Problems;
import vigil.telephony.VoiceTest;
import vigil.telephony.steps.VoiceTestService;

/// The test of one's own voice before the shift, and what the last one of each seat found.
@RestController
class VoiceTestController {
  /// @param isRunning the phone rings for it, or hears it
  /// @param last null where none was made
  record OwnVoiceTest(boolean isRunning, @Nullable VoiceTest last) {}

  /// The last test of a member of staff.
  record SeatVoiceTest(String staff, VoiceTest last) {}

  private final VoiceTestService tests;

  VoiceTestController(VoiceTestService tests) {
    this.tests = tests;
  }

  @Permit(staff = true)
  @GetMapping("/api/telephony/my-phone/voice-test")
  OwnVoiceTest mine(Staff staff) {
    String extension = PhoneController.extension(staff);
    return new OwnVoiceTest(tests.isRunning(extension), tests.findLast(staff.id()).orElse(null));
  }

  /// Rings the own phone; a test that is on goes on.
  @Permit(staff = true)
  @PostMapping("/api/telephony/my-phone/voice-test")
  @ResponseStatus(HttpStatus.ACCEPTED)
  OwnVoiceTest begin(Staff staff) {
    return switch (tests.begin(staff.id(), PhoneController.extension(staff))) {
      case RINGS -> mine(staff);
      case BUSY ->
          throw Problems.of(
              HttpStatus.CONFLICT,
              "AlreadyInCall",
              "Your phone is rung or in a call. Test it when that is over.",
              Map.of());
      case NOT_THERE ->
          throw Problems.of(
              HttpStatus.CONFLICT,
              "PhoneNotRegistered",
              "No phone of yours is registered. Register it, or use the page as the phone.",
              Map.of());
    };
  }

  @Permit({Role.LEADER, Role.MANAGER})
  @GetMapping("/api/telephony/voice-tests")
  List<SeatVoiceTest> all() {
    return tests.listLast().entrySet().stream()
        .map(one -> new SeatVoiceTest(one.getKey(), one.getValue()))
        .toList();
  }
}
