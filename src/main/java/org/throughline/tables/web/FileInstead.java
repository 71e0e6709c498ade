package org.throughline.tables.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.View;
import org.throughline.shared.Coded;
import org.throughline.shared.web.Frames;
import org.throughline.shared.web.ProblemPage;
import org.throughline.tables.Extent;
import org.throughline.tables.Table;
import org.throughline.tables.TableFiles;
import org.throughline.tables.TableFormat;
import org.throughline.tables.TakenAway;
import org.throughline.tables.Taking;

/// Writes a page's lists into a file instead of showing the page, where that is asked for. The
/// handler has run as for the page: what it may show this reader is what the file holds.
final class FileInstead implements HandlerInterceptor {
  private final ObjectProvider<Frames> frames;

  FileInstead(ObjectProvider<Frames> frames) {
    this.frames = frames;
  }

  static Optional<TableFormat> format(HttpServletRequest request) {
    return request.getMethod().equals("GET") || request.getMethod().equals("HEAD")
        ? Coded.find(TableFormat.class, request.getParameter(Taking.FORMAT))
        : Optional.empty();
  }

  @Override
  public void postHandle(
      HttpServletRequest request,
      HttpServletResponse response,
      Object handler,
      @Nullable ModelAndView answer) {
    var format = format(request);
    if (answer == null
        || format.isEmpty()
        || !(answer.getModel().get("page") instanceof TakenAway page)) {
      return;
    }
    var tables = page.tables(frames.getObject().of(request).texts());
    if (tables.stream().anyMatch(table -> table.rows().size() > Extent.MOST)) {
      answer.setViewName("site/problem");
      answer.addObject("page", new ProblemPage(413, "tables.refused.too_much_to_take"));
      answer.setStatus(HttpStatusCode.valueOf(413));
      return;
    }
    answer.setView(new FileView(chosen(tables, request), format.get(), name(request)));
  }

  /// A CSV file holds one table: the one asked for, else the first.
  private static List<Table> chosen(List<Table> tables, HttpServletRequest request) {
    if (format(request).orElseThrow() == TableFormat.XLSX) {
      return tables;
    }
    var typed = request.getParameter(Taking.TABLE);
    var number = typed != null && typed.matches("[1-9]") ? Integer.parseInt(typed) : 1;
    return List.of(tables.get(Math.min(number, tables.size()) - 1));
  }

  /// `/directives/12/receipts` is `directives-12-receipts`.
  private static String name(HttpServletRequest request) {
    return request.getRequestURI().substring(1).replaceAll("[^A-Za-z0-9]+", "-");
  }

  private record FileView(List<Table> tables, TableFormat format, String name) implements View {
    @Override
    public void render(
        @Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
        throws Exception {
      var file =
          format == TableFormat.CSV
              ? TableFiles.download(tables.getFirst(), format, name)
              : TableFiles.download(tables, name);
      file.getHeaders()
          .forEach((header, values) -> values.forEach(value -> response.setHeader(header, value)));
      response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
      var content = file.getBody();
      if (content != null) {
        response.setContentLength(content.length);
        response.getOutputStream().write(content);
      }
    }
  }
}
