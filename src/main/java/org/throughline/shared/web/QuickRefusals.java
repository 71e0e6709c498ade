package org.throughline.shared.web;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/// One request asks for connections several times: for its session, its transaction, its page. Once
/// the database could not be reached, whoever asks in the next second is refused at once, so that
/// the waits do not add up. A pool that is merely busy is waited for.
@Configuration(proxyBeanMethods = false)
class QuickRefusals {

  @Bean
  static BeanPostProcessor refusingQuickly() {
    return new BeanPostProcessor() {
      @Override
      public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource pool && !(bean instanceof Pool) ? new Pool(pool) : bean;
      }
    };
  }

  private static final class Pool extends DelegatingDataSource {
    private static final long NANOS = 1_000_000_000;

    /// How many of the pool's time-outs a request sits through while the pool is merely busy: it
    /// has no cause to tell then. A database that cannot be reached has one.
    private static final int PATIENCE = 8;

    private volatile long refusedAt = System.nanoTime() - NANOS;

    Pool(DataSource pool) {
      super(pool);
    }

    @Override
    public Connection getConnection() throws SQLException {
      for (var asked = 1; ; asked++) {
        if (System.nanoTime() - refusedAt < NANOS) {
          throw new SQLTransientConnectionException("the database could not be reached just now");
        }
        try {
          return super.getConnection();
        } catch (SQLException e) {
          if (e.getCause() != null) {
            refusedAt = System.nanoTime();
            throw e;
          }
          if (asked == PATIENCE) {
            throw e;
          }
        }
      }
    }
  }
}
