package org.throughline.shared.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;

/// Forms too large or too garbled for the server to read. Whoever asks such a request for a
/// parameter gets an exception, the filters of sign-in first; so it is looked at before them, and
/// answered 413 or 400 with a page like any other.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1) // after the character encoding is set
class UnreadableRequests extends OncePerRequestFilter {
  private final DataSize largest;

  UnreadableRequests(@Value("${spring.servlet.multipart.max-request-size}") DataSize largest) {
    this.largest = largest;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var problem = problem(request);
    if (problem == 0) {
      chain.doFilter(request, response);
    } else {
      chain.doFilter(new Unread(request, problem), response);
    }
  }

  /// A status, or 0 where the request can be read.
  private int problem(HttpServletRequest request) {
    if (request.getContentLengthLong() > largest.toBytes()) {
      return 413;
    }
    try {
      if (request.getCharacterEncoding() == null) {
        request.setCharacterEncoding(StandardCharsets.UTF_8.name());
      }
      request.getParameter("_once");
      return 0;
    } catch (UnsupportedEncodingException _) {
      return 400;
    } catch (RuntimeException e) {
      var words = String.valueOf(e.getMessage());
      return words.contains("exceed") || words.contains("too large") ? 413 : 400;
    }
  }

  /// The request for its problem's page, as after an error: nothing of what was sent is read again.
  private static final class Unread extends HttpServletRequestWrapper {
    private static final String PAGE = "/error";

    Unread(HttpServletRequest request, int status) {
      super(request);
      setAttribute(RequestDispatcher.ERROR_STATUS_CODE, status);
      setAttribute(RequestDispatcher.ERROR_REQUEST_URI, request.getRequestURI());
    }

    @Override
    public DispatcherType getDispatcherType() {
      return DispatcherType.ERROR;
    }

    @Override
    public String getMethod() {
      return "GET";
    }

    @Override
    public String getRequestURI() {
      return PAGE;
    }

    @Override
    public String getServletPath() {
      return PAGE;
    }

    @Override
    public @Nullable String getQueryString() {
      return null;
    }

    @Override
    public @Nullable String getContentType() {
      return null;
    }

    @Override
    public int getContentLength() {
      return -1;
    }

    @Override
    public long getContentLengthLong() {
      return -1;
    }

    @Override
    public @Nullable String getParameter(String name) {
      return null;
    }

    @Override
    public Map<String, String[]> getParameterMap() {
      return Map.of();
    }

    @Override
    public Enumeration<String> getParameterNames() {
      return Collections.emptyEnumeration();
    }

    @Override
    public String @Nullable [] getParameterValues(String name) {
      return null;
    }
  }
}
