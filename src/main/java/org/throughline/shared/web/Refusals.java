package org.throughline.shared.web;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.servlet.ModelAndView;
import org.throughline.shared.Refusal;

/// How a page says no: the same page again, with the sentence at its top, what was typed still in
/// its form, and the refusal's status.
public final class Refusals {
  public static final String ATTRIBUTE = "throughline.refusal";

  private Refusals() {}

  public static ModelAndView shown(Refusal refusal, ModelAndView page) {
    request().setAttribute(ATTRIBUTE, refusal);
    page.setStatus(HttpStatusCode.valueOf(refusal.status()));
    return page;
  }

  private static HttpServletRequest request() {
    if (RequestContextHolder.currentRequestAttributes()
        instanceof ServletRequestAttributes attributes) {
      return attributes.getRequest();
    }
    throw new IllegalStateException("no request");
  }
}
