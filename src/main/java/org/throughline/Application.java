package org.throughline;

import java.time.Clock;
import java.time.ZoneId;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.modulith.Modulithic;

/// The web application: every module below this package.
@SpringBootConfiguration
@EnableAutoConfiguration
@ComponentScan
@Modulithic(sharedModules = "shared")
public class Application {

  @Bean
  Clock clock(ZoneId zone) {
    return Clock.system(zone);
  }

  /// The zone in which dates such as "today" are understood and times are shown.
  @Bean
  ZoneId zone(
      @Value("${throughline.zone:#{T(java.time.ZoneId).systemDefault().getId()}}") String zone) {
    return ZoneId.of(zone);
  }
}
