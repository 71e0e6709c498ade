package org.throughline.accounts;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponse;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;
import org.throughline.organisations.Permission;
import org.throughline.organisations.Requires;

/// Asks the handler of a request for its declared [Permission]. A handler that declares none is
/// closed; an address without a handler is let through to its 404.
@Component
class RoutePolicy implements AuthorizationManager<RequestAuthorizationContext> {
  private final RequestMappingHandlerMapping routes;
  private final Actors actors;

  RoutePolicy(
      @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping routes,
      Actors actors) {
    this.routes = routes;
    this.actors = actors;
  }

  @Override
  public @Nullable AuthorizationResult authorize(
      Supplier<? extends @Nullable Authentication> authentication,
      RequestAuthorizationContext context) {
    var request = context.getRequest();
    var handler = handler(request);
    return new AuthorizationDecision(handler.isEmpty() || allowed(handler.get(), request));
  }

  private boolean allowed(HandlerMethod handler, HttpServletRequest request) {
    var required = handler.getMethodAnnotation(Requires.class);
    if (required == null) {
      return request.getDispatcherType() == jakarta.servlet.DispatcherType.ERROR;
    }
    var permission = required.value();
    if (permission.isPublic()) {
      return true;
    }
    if (permission == Permission.OWN_ACCOUNT) {
      return actors.signedIn().isPresent();
    }
    return actors.of(request).map(actor -> permission.grantedTo(actor.roles())).orElse(false);
  }

  private Optional<HandlerMethod> handler(HttpServletRequest request) {
    try {
      if (!ServletRequestPathUtils.hasParsedRequestPath(request)) {
        ServletRequestPathUtils.parseAndCache(request);
      }
      var chain = routes.getHandler(request);
      return chain != null && chain.getHandler() instanceof HandlerMethod method
          ? Optional.of(method)
          : Optional.empty();
    } catch (Exception e) {
      if (e instanceof ErrorResponse) {
        return Optional.empty(); // 405, 406, 415: answered by the dispatcher
      }
      throw new IllegalStateException(e);
    }
  }
}
