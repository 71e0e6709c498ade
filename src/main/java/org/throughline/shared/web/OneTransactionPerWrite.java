package org.throughline.shared.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.autoconfigure.WebMvcRegistrations;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;

/// Runs each writing request in one transaction together with the key its form carries (`_once`, or
/// the header `Idempotency-Key`). A second request with the same key waits for the first and gets
/// the same answer; a request that is refused leaves nothing, not even its key. One that is
/// answered with a page has only looked ahead, and may be sent again.
///
/// A reading request has no transaction, but keeps the connection of its first statement to its
/// last: under a crowd it waits for one once, not at every statement.
@Configuration(proxyBeanMethods = false)
class OneTransactionPerWrite {

  @Bean
  WebMvcRegistrations handlerAdapterWithTransactions(
      PlatformTransactionManager transactions, JdbcClient jdbc) {
    return new WebMvcRegistrations() {
      @Override
      public RequestMappingHandlerAdapter getRequestMappingHandlerAdapter() {
        var reading = new TransactionTemplate(transactions);
        reading.setPropagationBehavior(TransactionDefinition.PROPAGATION_SUPPORTS);
        return new Adapter(new TransactionTemplate(transactions), reading, jdbc);
      }
    };
  }

  private static final class Adapter extends RequestMappingHandlerAdapter {
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    private final TransactionTemplate transaction;
    private final TransactionTemplate reading;
    private final JdbcClient jdbc;

    Adapter(TransactionTemplate transaction, TransactionTemplate reading, JdbcClient jdbc) {
      this.transaction = transaction;
      this.reading = reading;
      this.jdbc = jdbc;
    }

    @Override
    protected @Nullable ModelAndView invokeHandlerMethod(
        HttpServletRequest request, HttpServletResponse response, HandlerMethod handler)
        throws Exception {
      var reads = READING.contains(request.getMethod().toUpperCase(Locale.ROOT));
      try {
        return reads
            ? reading.execute(_ -> handle(request, response, handler))
            : transaction.execute(status -> write(status, request, response, handler));
      } catch (Checked e) {
        throw e.cause;
      }
    }

    private @Nullable ModelAndView write(
        TransactionStatus status,
        HttpServletRequest request,
        HttpServletResponse response,
        HandlerMethod handler) {
      var key = key(request);
      if (key != null && !first(key)) {
        return new ModelAndView("redirect:" + earlierAnswer(key));
      }
      var answer = handle(request, response, handler);
      if (refused(answer, response)) {
        status.setRollbackOnly();
      } else if (key != null) {
        remember(key, answer);
      }
      return answer;
    }

    private @Nullable ModelAndView handle(
        HttpServletRequest request, HttpServletResponse response, HandlerMethod handler) {
      try {
        return super.invokeHandlerMethod(request, response, handler);
      } catch (RuntimeException e) {
        throw e;
      } catch (Exception e) {
        throw new Checked(e);
      }
    }

    private static @Nullable UUID key(HttpServletRequest request) {
      var given = request.getHeader("Idempotency-Key");
      if (given == null) {
        given = request.getParameter("_once");
      }
      if (given == null || given.isBlank()) {
        return null;
      }
      try {
        return UUID.fromString(given);
      } catch (IllegalArgumentException e) {
        throw new MalformedKey();
      }
    }

    private boolean first(UUID key) {
      return jdbc.sql("insert into shared.submission (key) values (?) on conflict do nothing")
              .param(key)
              .update()
          == 1;
    }

    private String earlierAnswer(UUID key) {
      return jdbc.sql("select coalesce(location, '/') from shared.submission where key = ?")
          .param(key)
          .query(String.class)
          .optional()
          .orElse("/");
    }

    private void remember(UUID key, @Nullable ModelAndView answer) {
      var view = answer == null ? null : answer.getViewName();
      if (view != null && view.startsWith("redirect:")) {
        jdbc.sql("update shared.submission set location = ? where key = ?")
            .param(view.substring("redirect:".length()))
            .param(key)
            .update();
      } else if (view != null) {
        jdbc.sql("delete from shared.submission where key = ?").param(key).update();
      }
    }

    private static boolean refused(@Nullable ModelAndView answer, HttpServletResponse response) {
      var status = answer == null ? null : answer.getStatus();
      return status != null ? status.isError() : response.getStatus() >= 400;
    }
  }

  /// Carries a checked exception through the transaction template, which rolls back on it.
  private static final class Checked extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final Exception cause;

    Checked(Exception cause) {
      super(Objects.requireNonNull(cause));
      this.cause = cause;
    }
  }
}
