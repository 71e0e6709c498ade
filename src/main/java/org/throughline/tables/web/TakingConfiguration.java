package org.throughline.tables.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.throughline.shared.web.Frames;
import org.throughline.tables.Extent;

/// Lets every page that is [org.throughline.tables.TakenAway] be had as a file.
@Configuration(proxyBeanMethods = false)
class TakingConfiguration implements WebMvcConfigurer {
  private final ObjectProvider<Frames> frames;

  TakingConfiguration(ObjectProvider<Frames> frames) {
    this.frames = frames;
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(new FileInstead(frames));
  }

  @Override
  public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.add(new Extents());
  }

  private static final class Extents implements HandlerMethodArgumentResolver {
    @Override
    public boolean supportsParameter(MethodParameter parameter) {
      return parameter.getParameterType() == Extent.class;
    }

    @Override
    public Object resolveArgument(
        MethodParameter parameter,
        @Nullable ModelAndViewContainer container,
        NativeWebRequest webRequest,
        @Nullable WebDataBinderFactory binders) {
      var request = webRequest.getNativeRequest(HttpServletRequest.class);
      return new Extent(request != null && FileInstead.format(request).isPresent());
    }
  }
}
