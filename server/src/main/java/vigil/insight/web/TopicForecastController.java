package vigil.insight.web;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import vigil.identity.Permit;
import vigil.identity.Role;
import vigil.insight.TopicOutlook;
import vigil.insight.steps.TopicForecasting;

/// What the coming weeks will bring, by topic.
@RestController
class TopicForecastController {
  private final TopicForecasting topics;

  TopicForecastController(TopicForecasting topics) {
    this.topics = topics;
  }

  @GetMapping("/api/insight/forecast")
  @Permit({Role.LEADER, Role.MANAGER})
  TopicOutlook forecast() {
    return topics.forecast();
  }
}
