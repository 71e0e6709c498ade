package org.throughline.accounts.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.throughline.accounts.Actors;
import org.throughline.organisations.Actor;
import org.throughline.shared.Forbidden;
import org.throughline.shared.Language;

/// A handler that has an [Actor] or a [Language] among its parameters is given the request's.
@Configuration(proxyBeanMethods = false)
class RequestArguments implements WebMvcConfigurer {
  private final Actors actors;

  RequestArguments(Actors actors) {
    this.actors = actors;
  }

  @Override
  public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.add(new Resolver(actors));
  }

  private record Resolver(Actors actors) implements HandlerMethodArgumentResolver {
    @Override
    public boolean supportsParameter(MethodParameter parameter) {
      return parameter.getParameterType() == Actor.class
          || parameter.getParameterType() == Language.class;
    }

    @Override
    public Object resolveArgument(
        MethodParameter parameter,
        @Nullable ModelAndViewContainer container,
        NativeWebRequest webRequest,
        @Nullable WebDataBinderFactory binders) {
      var request = webRequest.getNativeRequest(HttpServletRequest.class);
      if (request == null) {
        throw new IllegalStateException("not a servlet request");
      }
      return parameter.getParameterType() == Language.class
          ? Languages.of(request)
          : actors.of(request).orElseThrow(() -> new Forbidden("no post"));
    }
  }
}
