package org.throughline.shared.web;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/// Scheme, host and port that absolute addresses begin with: `throughline.address` where it is set,
/// else those of the request.
@Component
public class PublicAddress {
  private final String configured;

  PublicAddress(@Value("${throughline.address:}") String configured) {
    this.configured = configured;
  }

  public String root(HttpServletRequest request) {
    return configured.isBlank()
        ? ServletUriComponentsBuilder.fromContextPath(request).build().toUriString()
        : configured.replaceFirst("/+$", "");
  }
}
