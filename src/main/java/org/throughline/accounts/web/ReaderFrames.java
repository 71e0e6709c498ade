package org.throughline.accounts.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;
import org.throughline.accounts.Actors;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Organisations;
import org.throughline.organisations.Post;
import org.throughline.shared.Coded;
import org.throughline.shared.Language;
import org.throughline.shared.Refusal;
import org.throughline.shared.web.Frame;
import org.throughline.shared.web.Frames;
import org.throughline.shared.web.Refusals;
import org.throughline.shared.web.Texts;
import org.throughline.shared.web.Unread;

/// The frame of a page for whoever is signed in, in the language of the address, else of the
/// cookie, else of the browser.
@Component
class ReaderFrames implements Frames {
  private final Actors actors;
  private final Organisations organisations;
  private final MessageSource messages;
  private final ZoneId zone;
  private final Unread unread;

  ReaderFrames(
      Actors actors,
      Organisations organisations,
      MessageSource messages,
      ZoneId zone,
      Unread unread) {
    this.actors = actors;
    this.organisations = organisations;
    this.messages = messages;
    this.zone = zone;
    this.unread = unread;
  }

  @Override
  public Frame of(HttpServletRequest request) {
    var language = Languages.of(request);
    return frame(
        request,
        actors
            .of(request)
            .map(actor -> reader(actor, actors.held(request), language))
            .orElse(null));
  }

  @Override
  public Frame ofNobody(HttpServletRequest request) {
    return frame(request, null);
  }

  private Frame frame(HttpServletRequest request, Frame.@Nullable Reader reader) {
    var texts = new Texts(messages, Languages.of(request), zone);
    return new Frame(
        texts,
        reader,
        request.getRequestURI(),
        Optional.ofNullable(request.getQueryString()).orElse(""),
        () ->
            request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token
                ? token.getToken()
                : "",
        UUID.randomUUID(),
        request.getAttribute(Refusals.ATTRIBUTE) instanceof Refusal refusal ? refusal : null,
        notice(request, texts),
        cookie(request, "theme")
            .filter(theme -> theme.equals("light") || theme.equals("dark"))
            .orElse(""));
  }

  private Frame.Reader reader(Actor actor, List<Post> held, Language language) {
    var names = organisations.names(held.stream().map(Post::organisationId).toList(), language);
    var acting =
        held.stream().filter(post -> post.id() == actor.postId()).findFirst().orElseThrow();
    var holder = acting.holder();
    return new Frame.Reader(
        holder == null ? "" : holder.name(language),
        acting.title(language),
        names.getOrDefault(acting.organisationId(), ""),
        acting.id(),
        actor.roles().stream().map(Coded::code).sorted().toList(),
        held.stream()
            .filter(post -> post.id() != actor.postId())
            .map(post ->
                new Frame.OtherPost(
                    post.id(), post.title(language), names.getOrDefault(post.organisationId(), "")))
            .toList(),
        unread.of(actor.personId()));
  }

  private static @Nullable String notice(HttpServletRequest request, Texts texts) {
    var done = request.getParameter("done");
    if (done == null || !done.matches("[a-z_.]{1,80}")) {
      return null;
    }
    var key = "notice." + done;
    var text = texts.of(key);
    return text.equals(key) ? null : text;
  }

  static Optional<String> cookie(HttpServletRequest request, String name) {
    var cookies = request.getCookies();
    return cookies == null
        ? Optional.empty()
        : Arrays.stream(cookies)
            .filter(each -> each.getName().equals(name))
            .map(Cookie::getValue)
            .findFirst();
  }
}
