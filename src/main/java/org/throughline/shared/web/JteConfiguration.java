package org.throughline.shared.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import gg.jte.resolve.DirectoryCodeResolver;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.ViewResolver;
import org.springframework.web.servlet.view.AbstractTemplateView;
import org.springframework.web.servlet.view.AbstractUrlBasedView;
import org.springframework.web.servlet.view.UrlBasedViewResolver;

/// JTE as Spring's view technology: templates are compiled with the product; with `throughline.dev`
/// they are read from the source tree and compiled as they change.
@Configuration(proxyBeanMethods = false)
class JteConfiguration {

  @Bean
  TemplateEngine templateEngine(@Value("${throughline.dev:false}") boolean dev) {
    var engine =
        dev
            ? TemplateEngine.create(
                new DirectoryCodeResolver(Path.of("src/main/jte")),
                Path.of("target/jte-dev"),
                ContentType.Html,
                JteConfiguration.class.getClassLoader())
            : TemplateEngine.createPrecompiled(ContentType.Html);
    engine.setTrimControlStructures(true);
    return engine;
  }

  /// Under the name that keeps Spring's own resolver away, which asks every other one for each page
  /// and for each kind of content.
  @Bean
  ViewResolver viewResolver(TemplateEngine engine, Frames frames) {
    return new Resolver(engine, frames);
  }

  private static final class Resolver extends UrlBasedViewResolver {
    private final TemplateEngine engine;
    private final Frames frames;

    Resolver(TemplateEngine engine, Frames frames) {
      this.engine = engine;
      this.frames = frames;
      setOrder(Ordered.HIGHEST_PRECEDENCE);
      setViewClass(TemplateView.class);
      setSuffix(".jte");
    }

    @Override
    protected AbstractUrlBasedView instantiateView() {
      return new TemplateView(engine, frames);
    }

    @Override
    protected Class<?> requiredViewClass() {
      return TemplateView.class;
    }

    @Override
    protected @Nullable View loadView(String viewName, Locale locale) throws Exception {
      return engine.hasTemplate(viewName + ".jte") ? super.loadView(viewName, locale) : null;
    }
  }

  private static final class TemplateView extends AbstractTemplateView {
    private final TemplateEngine engine;
    private final Frames frames;

    TemplateView(TemplateEngine engine, Frames frames) {
      this.engine = engine;
      this.frames = frames;
      setExposeSpringMacroHelpers(false);
    }

    @Override
    protected void renderMergedTemplateModel(
        Map<String, Object> model, HttpServletRequest request, HttpServletResponse response)
        throws Exception {
      var template = getUrl();
      if (template == null) {
        throw new IllegalStateException("a view without a template");
      }
      var output = new Utf8ByteOutput();
      var parameters = new HashMap<String, Object>();
      parameters.put("frame", frames.of(request));
      if (model.containsKey("page")) {
        parameters.put("page", model.get("page"));
      }
      engine.render(template, parameters, output);
      response.setContentType("text/html;charset=UTF-8");
      response.setContentLength(output.getContentLength());
      output.writeTo(response.getOutputStream());
    }
  }
}
