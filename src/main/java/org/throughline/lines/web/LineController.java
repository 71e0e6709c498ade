package org.throughline.lines.web;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.ModelAndView;
import org.throughline.lines.Lines;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Permission;
import org.throughline.organisations.Requires;
import org.throughline.shared.Coded;
import org.throughline.shared.Kind;
import org.throughline.shared.Language;
import org.throughline.shared.NotFound;
import org.throughline.shared.Ref;
import org.throughline.shared.web.Pages;

@Controller
class LineController {
  private final Lines lines;

  LineController(Lines lines) {
    this.lines = lines;
  }

  @GetMapping("/line/{kind}/{id}")
  @Requires(Permission.RECORD_READ)
  ModelAndView show(
      @PathVariable String kind, @PathVariable long id, Actor actor, Language language) {
    return Pages.page("lines/show", LinePage.of(lines.of(ref(kind, id), actor, language)));
  }

  @GetMapping("/api/v1/line/{kind}/{id}")
  @ResponseBody
  @Requires(Permission.RECORD_READ)
  LineJson json(@PathVariable String kind, @PathVariable long id, Actor actor, Language language) {
    return LineJson.of(lines.of(ref(kind, id), actor, language));
  }

  private static Ref ref(String kind, long id) {
    return Coded.find(Kind.class, kind)
        .map(found -> new Ref(found, id))
        .orElseThrow(() -> new NotFound("kind " + kind));
  }
}
