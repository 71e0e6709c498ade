package org.throughline.shared.web;

import gg.jte.Content;
import gg.jte.TemplateEngine;
import java.util.Map;
import org.springframework.stereotype.Component;

/// Makes parts of a page out of fragments that other modules bring, so that a template need not
/// know whose they are.
@Component
public class Parts {
  private final TemplateEngine engine;

  Parts(TemplateEngine engine) {
    this.engine = engine;
  }

  /// A part of a page, for a template to put in its place: `${part.in(frame)}`.
  public interface Part {
    Content in(Frame frame);
  }

  /// @param template as `papers/_section`, below `src/main/jte`
  /// @param page the record that the fragment takes as its `page` parameter, beside `frame`
  public Part part(String template, Object page) {
    return frame ->
        output -> engine.render(template + ".jte", Map.of("frame", frame, "page", page), output);
  }
}
