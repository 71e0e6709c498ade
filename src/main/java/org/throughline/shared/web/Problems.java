package org.throughline.shared.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.servlet.ModelAndView;
import org.throughline.shared.Forbidden;
import org.throughline.shared.NotFound;

/// Every answer that is not what was asked for, made in one place: a page with a sentence for
/// people, a problem detail for programs below `/api/`. Only bugs are logged, once, with their
/// cause.
@ControllerAdvice
@Controller
class Problems implements ErrorController {
  private static final Logger log = LoggerFactory.getLogger(Problems.class);

  @ExceptionHandler
  @Nullable Object on(Exception problem, HttpServletRequest request) throws Exception {
    if (problem instanceof org.springframework.security.core.AuthenticationException
        || problem instanceof org.springframework.security.access.AccessDeniedException) {
      throw problem;
    }
    if (DatabaseAway.causedBy(problem)) {
      throw problem;
    }
    if (problem instanceof AsyncRequestNotUsableException) {
      return null; // the reader has gone on; nobody is left to answer
    }
    var status = statusOf(problem);
    if (status == 500) {
      log.error("{} {} failed", request.getMethod(), request.getRequestURI(), problem);
    }
    return answer(status, keyOf(problem, status), request);
  }

  @RequestMapping("/error")
  Object onError(HttpServletRequest request) {
    var status =
        request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
            ? code
            : 404;
    return answer(status, keyOf(null, status), request);
  }

  private static int statusOf(Exception problem) {
    return switch (problem) {
      case NotFound _ -> 404;
      case Forbidden _ -> 403;
      case MalformedKey _ -> 400;
      case MaxUploadSizeExceededException _ -> 413;
      case TypeMismatchException _ -> 404;
      case DataIntegrityViolationException _ -> 409;
      case org.jooq.exception.IntegrityConstraintViolationException _ -> 409;
      case ErrorResponse known -> known.getStatusCode().value();
      default -> 500;
    };
  }

  private static String keyOf(@Nullable Exception problem, int status) {
    if (problem instanceof org.springframework.web.bind.MissingServletRequestParameterException
        || problem instanceof org.springframework.web.bind.MethodArgumentNotValidException) {
      return "shared.problem.incomplete";
    }
    return switch (status) {
      case 400, 403, 404, 405, 409, 413, 503 -> "shared.problem." + status;
      default -> status >= 500 ? "shared.problem.500" : "shared.problem.400";
    };
  }

  private static Object answer(int status, String key, HttpServletRequest request) {
    var original = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
    var path = original == null ? request.getRequestURI() : original.toString();
    if (path.startsWith("/api/")) {
      var detail = ProblemDetail.forStatus(status);
      detail.setTitle(HttpStatus.valueOf(status).getReasonPhrase());
      return ResponseEntity.status(status).body(detail);
    }
    var page = new ModelAndView("site/problem").addObject("page", new ProblemPage(status, key));
    page.setStatus(HttpStatusCode.valueOf(status));
    return page;
  }
}
