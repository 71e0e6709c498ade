package org.throughline.views.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.throughline.accounts.Actors;
import org.throughline.shared.web.KeptView;
import org.throughline.views.KeptViews;
import org.throughline.views.ViewedList;

/// Gives each list its views, in one statement, and opens a list that is asked for without a filter
/// with the view that its reader chose for that.
@Configuration(proxyBeanMethods = false)
class ViewsOfLists implements WebMvcConfigurer {
  private final ObjectProvider<Actors> actors;
  private final ObjectProvider<KeptViews> views;

  ViewsOfLists(ObjectProvider<Actors> actors, ObjectProvider<KeptViews> views) {
    this.actors = actors;
    this.views = views;
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(new Bars());
  }

  private final class Bars implements HandlerInterceptor {
    @Override
    public boolean preHandle(
        HttpServletRequest request, HttpServletResponse response, Object handler) {
      var list = ViewedList.at(request.getRequestURI());
      var query = Objects.requireNonNullElse(request.getQueryString(), "");
      if (!request.getMethod().equals("GET") || list.isEmpty()) {
        return true;
      }
      var actor = actors.getObject().of(request);
      if (actor.isEmpty()) {
        return true;
      }
      var kept = views.getObject().of(actor.get(), list.get());
      var opening = kept.stream().filter(KeptView::opens).findFirst();
      if (query.isEmpty() && opening.isPresent()) {
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Location", opening.get().address());
        response.setHeader("Cache-Control", "no-store");
        return false;
      }
      request.setAttribute(KeptView.ATTRIBUTE, new KeptView.Bar(kept, KeptView.canonical(query)));
      return true;
    }
  }
}
