package org.throughline.accounts.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import org.throughline.shared.Language;

/// Which language a request is answered in: the first segment of a public address says, then the
/// reader's own choice, then what the browser asks for.
final class Languages {
  private Languages() {}

  static Language of(HttpServletRequest request) {
    var path = request.getRequestURI();
    for (var language : Language.values()) {
      if (path.equals("/" + language.tag()) || path.startsWith("/" + language.tag() + "/")) {
        return language;
      }
    }
    return ReaderFrames.cookie(request, "lang")
        .flatMap(Language::find)
        .orElseGet(() -> byBrowser(request));
  }

  private static Language byBrowser(HttpServletRequest request) {
    return Collections.list(request.getLocales()).stream()
        .map(Locale::toLanguageTag)
        .map(Language::find)
        .flatMap(Optional::stream)
        .findFirst()
        .orElse(Language.ENGLISH);
  }
}
