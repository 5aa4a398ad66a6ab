package vigil;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;
import vigil.kernel.database.TestDatabase;

/// A test against the whole server on a free port and a database of its own, with the demo city.
/// Classes that carry only this share one running server: look for what your test made, not for
/// counts of everything.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
      "vigil.demo=true",
      "vigil.understanding.train-at-start=false",
      "vigil.sip.port=0",
      "vigil.media.control=127.0.0.1:1",
      // the media of these servers is always away; AlarmsTest looks for itself
      "vigil.watch.health-period=PT0S",
      "vigil.watch.test-pages=false",
      // SearchIndexHttpTest looks for itself
      "vigil.knowledge.index-period=PT0S",
      TestData.PROPERTY,
      "vigil.portal.hooks.inside=true",
      // all tests together are one address; GuardTest holds the limit itself
      "vigil.portal.appeals-per-hour=10000",
      "vigil.portal.delivery.first-retry=200ms",
      // AnnouncementsTest holds the hours itself
      "vigil.portal.notices-at-night=true",
      "vigil.portal.mail.address=12345@hotline.example"
    })
@ContextConfiguration(initializers = TestDatabase.Fresh.class)
public @interface ServerTest {}
