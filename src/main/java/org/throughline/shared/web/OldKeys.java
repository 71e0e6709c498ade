package org.throughline.shared.web;

import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Forgets the keys of forms sent more than a week ago; nobody clicks twice that slowly. Several
/// servers may do it at once.
@Component
@EnableScheduling
class OldKeys {
  private final JdbcClient sql;

  OldKeys(JdbcClient sql) {
    this.sql = sql;
  }

  @Scheduled(initialDelay = 10, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
  void forget() {
    sql.sql("delete from shared.submission where received_at < now() - interval '7 days'").update();
  }
}
