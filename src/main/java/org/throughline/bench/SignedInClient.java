package org.throughline.bench;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Somebody signed in, with cookies of their own over a client shared by many.
final class SignedInClient {
  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

  private final HttpClient client;
  private final URI root;
  private final Map<String, String> cookies = new LinkedHashMap<>();
  private String csrf = "";

  /// @param client that follows no redirects and keeps no cookies
  SignedInClient(HttpClient client, URI root, String login)
      throws IOException, InterruptedException {
    this.client = client;
    this.root = root;
    readToken(get("/sign-in"));
    var answer = post("/sign-in", Map.of("login", login, "password", National.PASSWORD));
    if (answer.statusCode() / 100 != 3
        || answer.headers().firstValue("Location").orElse("").contains("sign-in")) {
      throw new IllegalStateException(login + " could not sign in: " + answer.statusCode());
    }
  }

  /// From now on, with the token of this page's forms.
  void readToken(String page) {
    var found = TOKEN.matcher(page);
    if (!found.find()) {
      throw new IllegalStateException("no form on the page");
    }
    csrf = found.group(1);
  }

  /// @throws IllegalStateException where the answer is not 200
  String get(String path) throws IOException, InterruptedException {
    var answer = send(HttpRequest.newBuilder(root.resolve(path)));
    if (answer.statusCode() != 200) {
      throw new IllegalStateException(path + " answers " + answer.statusCode());
    }
    return answer.body();
  }

  void useToken(String token) {
    csrf = token;
  }

  /// Whatever comes back.
  HttpResponse<String> ask(String path) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(root.resolve(path)));
  }

  HttpResponse<String> post(String path, Map<String, String> fields)
      throws IOException, InterruptedException {
    var all = new LinkedHashMap<>(fields);
    all.put("_csrf", csrf);
    var form =
        all.entrySet().stream()
            .map(each ->
                each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    return send(
        HttpRequest.newBuilder(root.resolve(path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form)));
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    if (!cookies.isEmpty()) {
      request.header(
          "Cookie",
          cookies.entrySet().stream()
              .map(each -> each.getKey() + "=" + each.getValue())
              .collect(Collectors.joining("; ")));
    }
    var answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    for (var cookie : answer.headers().allValues("Set-Cookie")) {
      var pair = cookie.split(";", 2)[0].split("=", 2);
      cookies.put(pair[0], pair[1]);
    }
    return answer;
  }
}
