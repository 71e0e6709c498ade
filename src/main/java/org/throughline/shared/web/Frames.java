package org.throughline.shared.web;

import jakarta.servlet.http.HttpServletRequest;

/// Makes the frame of a page for whoever reads it; implemented where sign-in is known.
public interface Frames {
  Frame of(HttpServletRequest request);
}
