package org.throughline.shared.web;

import org.springframework.web.servlet.ModelAndView;

/// Makes the two things a handler returns: a page, or the way to the next one.
public final class Pages {
  private Pages() {}

  /// @param template as `tasks/show`, below `src/main/jte`
  /// @param page the record that the template takes as its `page` parameter
  public static ModelAndView page(String template, Object page) {
    return new ModelAndView(template).addObject("page", page);
  }

  /// See Other, to an address of our own.
  public static ModelAndView seeOther(String path) {
    return new ModelAndView("redirect:" + path);
  }

  /// See Other, with a sentence that the next page shows once.
  ///
  /// @param notice a message key
  public static ModelAndView seeOther(String path, String notice) {
    var join = path.contains("?") ? "&" : "?";
    var hash = path.indexOf('#');
    return hash < 0
        ? seeOther(path + join + "done=" + notice)
        : seeOther(path.substring(0, hash) + join + "done=" + notice + path.substring(hash));
  }
}
