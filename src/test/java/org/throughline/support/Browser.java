package org.throughline.support;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.throughline.accounts.Demo;

/// Somebody at a browser without JavaScript: keeps cookies, follows redirects, fills in the forms
/// that pages really show, hidden fields included.
public final class Browser {
  private final URI root;
  private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
  private final HttpClient client =
      HttpClient.newBuilder()
          .cookieHandler(cookies)
          .followRedirects(HttpClient.Redirect.NORMAL)
          .build();

  public Browser(int port) {
    this.root = URI.create("http://127.0.0.1:" + port + "/");
  }

  /// What came back.
  public record Answer(int status, URI address, String body, HttpResponse<String> raw) {
    public Document page() {
      return Jsoup.parse(body, address.toString());
    }
  }

  public Browser in(String languageTag) {
    var cookie = new HttpCookie("lang", languageTag);
    cookie.setPath("/");
    cookie.setVersion(0);
    cookies.getCookieStore().add(root, cookie);
    return this;
  }

  /// Signs in as one of the demo's people.
  public Browser signedInAs(String login) {
    var answer =
        submit(get("/sign-in"), "/sign-in", Map.of("login", login, "password", Demo.PASSWORD));
    if (answer.address().getPath().equals("/sign-in")) {
      throw new AssertionError("could not sign in as " + login);
    }
    return this;
  }

  public Answer get(String path) {
    return send(
        HttpRequest.newBuilder(root.resolve(path))
            .header("Accept", "text/html,application/json;q=0.9")
            .build());
  }

  /// What is downloaded from there, as it is.
  public byte[] getBytes(String path) {
    try {
      var answer =
          client.send(
              HttpRequest.newBuilder(root.resolve(path)).build(),
              HttpResponse.BodyHandlers.ofByteArray());
      if (answer.statusCode() != 200) {
        throw new AssertionError(path + " answers " + answer.statusCode());
      }
      return answer.body();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /// Sends the page's form whose action begins so, with its own hidden and preset fields and these
  /// on top.
  public Answer submit(Answer shown, String action, Map<String, String> fields) {
    var form =
        shown.page().select("form").stream()
            .filter(each -> each.attr("action").startsWith(action))
            .findFirst()
            .orElseThrow(
                () -> new AssertionError("no form for " + action + " on " + shown.address()));
    var all = new LinkedHashMap<String, String>();
    for (var field : form.select("input[name], select[name], textarea[name]")) {
      var type = field.attr("type");
      if ((type.equals("checkbox") || type.equals("radio")) && !field.hasAttr("checked")) {
        continue;
      }
      all.put(
          field.attr("name"),
          switch (field.tagName()) {
            case "textarea" -> field.wholeText();
            case "select" ->
                field.select("option[selected]").isEmpty()
                    ? field.select("option").attr("value")
                    : field.select("option[selected]").attr("value");
            default -> field.attr("value");
          });
    }
    all.putAll(fields);
    return post(form.attr("action"), all);
  }

  /// Posts exactly these fields.
  public Answer post(String path, Map<String, String> fields) {
    var body =
        fields.entrySet().stream()
            .map(each -> encode(each.getKey()) + "=" + encode(each.getValue()))
            .collect(Collectors.joining("&"));
    return send(
        HttpRequest.newBuilder(root.resolve(path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Accept", "text/html")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build());
  }

  /// Posts a form with files, by field name; a file is `name=content`.
  public Answer postMultipart(String path, Map<String, String> fields, Map<String, Upload> files) {
    var boundary = "----throughline" + System.nanoTime();
    var body = new ByteArrayOutputStream();
    fields.forEach((name, value) ->
        part(body, boundary, "name=\"" + name + "\"", "", value.getBytes(StandardCharsets.UTF_8)));
    files.forEach((name, file) ->
        part(
            body,
            boundary,
            "name=\"" + name + "\"; filename=\"" + file.name() + "\"",
            "Content-Type: application/octet-stream\r\n",
            file.content()));
    body.writeBytes(("--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
    return send(
        HttpRequest.newBuilder(root.resolve(path))
            .header("Content-Type", "multipart/form-data; boundary=" + boundary)
            .header("Accept", "text/html")
            .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()))
            .build());
  }

  public record Upload(String name, byte[] content) {}

  private static void part(
      ByteArrayOutputStream body,
      String boundary,
      String disposition,
      String type,
      byte[] content) {
    body.writeBytes(
        ("--"
                + boundary
                + "\r\nContent-Disposition: form-data; "
                + disposition
                + "\r\n"
                + type
                + "\r\n")
            .getBytes(StandardCharsets.UTF_8));
    body.writeBytes(content);
    body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
  }

  public Answer send(HttpRequest request) {
    try {
      var response =
          client.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
      return new Answer(response.statusCode(), response.uri(), response.body(), response);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  public URI root() {
    return root;
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
