package org.throughline.shared.web;

import jakarta.servlet.http.HttpServletRequest;

/// Makes the frame of a page for whoever reads it; implemented where sign-in is known.
public interface Frames {
  Frame of(HttpServletRequest request);

  /// As for somebody who is not signed in; asks the database nothing.
  Frame ofNobody(HttpServletRequest request);
}
