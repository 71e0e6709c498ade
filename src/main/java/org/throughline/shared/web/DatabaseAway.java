package org.throughline.shared.web;

import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// What is answered while the database is away: 503 with a sentence and Retry-After, wherever the
/// request came upon it, the session's own look-up first. The page is written without asking the
/// database anything.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class DatabaseAway extends OncePerRequestFilter {
  private static final Logger log = LoggerFactory.getLogger(DatabaseAway.class);
  private static final String IN_SECONDS = "5";

  private final TemplateEngine engine;
  private final Frames frames;

  DatabaseAway(TemplateEngine engine, Frames frames) {
    this.engine = engine;
    this.frames = frames;
  }

  @Override
  protected boolean shouldNotFilterErrorDispatch() {
    return false;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws java.io.IOException, jakarta.servlet.ServletException {
    try {
      chain.doFilter(request, response);
    } catch (Exception e) {
      if (!causedBy(e) || response.isCommitted()) {
        throw e;
      }
      log.warn("{} {}: the database is away", request.getMethod(), request.getRequestURI());
      answer(request, response);
    }
  }

  /// Whether the database could not be reached, was lost on the way, or is starting or ending.
  static boolean causedBy(@Nullable Throwable problem) {
    for (var cause = problem; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLTransientConnectionException) {
        return true;
      }
      if (cause instanceof SQLException sql) {
        var state = String.valueOf(sql.getSQLState());
        if (state.startsWith("08") || state.startsWith("57P") || state.startsWith("53")) {
          return true;
        }
      }
    }
    return false;
  }

  private void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
    response.resetBuffer();
    response.setStatus(503);
    response.setHeader("Retry-After", IN_SECONDS);
    response.setHeader("Cache-Control", "no-store");
    if (request.getRequestURI().startsWith("/api/")) {
      response.setContentType("application/problem+json");
      var body = "{\"status\":503,\"title\":\"Service Unavailable\"}";
      response.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
      return;
    }
    var output = new Utf8ByteOutput();
    var page = new ProblemPage(503, "shared.problem.503");
    engine.render(
        "site/problem.jte", Map.of("frame", frames.ofNobody(request), "page", page), output);
    response.setContentType("text/html;charset=UTF-8");
    response.setContentLength(output.getContentLength());
    output.writeTo(response.getOutputStream());
  }
}
