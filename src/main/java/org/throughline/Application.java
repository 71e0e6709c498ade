package org.throughline;

import java.time.Clock;
import java.time.ZoneId;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.jooq.autoconfigure.DefaultConfigurationCustomizer;
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

  /// Lists of ids of every length are few statements to the database, not one for each length.
  @Bean
  DefaultConfigurationCustomizer fewerStatements() {
    return configuration ->
        configuration.settings().withInListPadding(true).withExecuteLogging(false);
  }

  /// The zone in which dates such as "today" are understood and times are shown.
  @Bean
  ZoneId zone(
      @Value("${throughline.zone:#{T(java.time.ZoneId).systemDefault().getId()}}") String zone) {
    return ZoneId.of(zone);
  }
}
