package org.throughline.publishing.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.ShallowEtagHeaderFilter;

/// Public pages may be kept by anybody, and are asked for again each time by the hash of their
/// content, so that a withdrawal shows at once. What somebody signed in sees is kept by nobody.
@Configuration(proxyBeanMethods = false)
class PublicCaching {

  @Bean
  FilterRegistrationBean<ShallowEtagHeaderFilter> publicEntityTags() {
    var filter = new ShallowEtagHeaderFilter();
    filter.setWriteWeakETag(true);
    var registration = new FilterRegistrationBean<>(filter);
    registration.addUrlPatterns("/en/*", "/zh-Hans/*");
    registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 100);
    return registration;
  }

  /// The theme is a cookie too.
  static void mayBeKept(HttpServletRequest request, HttpServletResponse response) {
    response.addHeader(HttpHeaders.VARY, "Cookie");
    if (request.getUserPrincipal() == null) {
      response.setHeader(HttpHeaders.CACHE_CONTROL, "public, no-cache");
    }
  }
}
