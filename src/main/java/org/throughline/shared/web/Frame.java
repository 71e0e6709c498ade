package org.throughline.shared.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.throughline.shared.Language;
import org.throughline.shared.Refusal;

/// What surrounds a page: who reads it, in which language, where they are, and the tokens its forms
/// carry.
///
/// @param reader null when nobody is signed in
/// @param path the request's path, without the query
/// @param query the request's query, without the question mark; empty if none
/// @param csrfToken asked for only by pages with a form, because it makes a session
/// @param once the key that each form sends back as `_once`, so that a double click has one effect
/// @param refusal why the form just sent was refused; shown at the top of the page
/// @param notice a sentence about what was just done; null if nothing was
/// @param views of the list that the page is; null where it is none of which views are kept
/// @param theme `light`, `dark`, or empty to follow the device
public record Frame(
    Texts texts,
    @Nullable Reader reader,
    String path,
    String query,
    Supplier<String> csrfToken,
    UUID once,
    @Nullable Refusal refusal,
    @Nullable String notice,
    KeptView.@Nullable Bar views,
    String theme) {

  /// The person signed in and the post acted from, as the page's head shows them.
  ///
  /// @param roles codes, for showing the parts of the menu that concern them
  /// @param unread how many notices wait to be read, at most [Unread#MOST]
  public record Reader(
      String person,
      String post,
      String organisation,
      long postId,
      List<String> roles,
      List<OtherPost> others,
      int unread) {
    public Reader {
      roles = List.copyOf(roles);
      others = List.copyOf(others);
    }

    public boolean has(String role) {
      return roles.contains(role);
    }
  }

  /// Another post of the same person, to act from instead.
  public record OtherPost(long id, String title, String organisation) {}

  /// The token that each form sends back as `_csrf`.
  public String csrf() {
    return csrfToken.get();
  }

  /// Shorthand for templates: a text in the reader's language.
  public String t(String key, Object... arguments) {
    return texts.of(key, arguments);
  }

  /// Whether the menu entry leading to `prefix` is where the reader is.
  public boolean at(String prefix) {
    return path.equals(prefix) || path.startsWith(prefix + "/");
  }

  /// This page in another language: its sister where the address names the language, else the way
  /// by the reader's choice.
  public String in(Language language) {
    for (var each : Language.values()) {
      var prefix = "/" + each.tag() + "/";
      if (path.startsWith(prefix)) {
        var rest = here().substring(prefix.length() - 1);
        return "/" + language.tag() + rest;
      }
    }
    return "/language/"
        + language.tag()
        + "?back="
        + URLEncoder.encode(here(), StandardCharsets.UTF_8);
  }

  /// This page's own address, for coming back to it.
  public String here() {
    return query.isEmpty() ? path : path + "?" + query;
  }
}
