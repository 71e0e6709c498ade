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
import org.throughline.organisations.Seat;
import org.throughline.shared.Coded;
import org.throughline.shared.Language;
import org.throughline.shared.Refusal;
import org.throughline.shared.web.Frame;
import org.throughline.shared.web.Frames;
import org.throughline.shared.web.KeptView;
import org.throughline.shared.web.Refusals;
import org.throughline.shared.web.Texts;
import org.throughline.shared.web.Unread;

/// The frame of a page for whoever is signed in, in the language of the address, else of the
/// cookie, else of the browser.
@Component
class ReaderFrames implements Frames {
  private final Actors actors;
  private final MessageSource messages;
  private final ZoneId zone;
  private final Unread unread;

  ReaderFrames(Actors actors, MessageSource messages, ZoneId zone, Unread unread) {
    this.actors = actors;
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
            .map(actor -> reader(actor, actors.seats(request), language))
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
        request.getAttribute(KeptView.ATTRIBUTE) instanceof KeptView.Bar bar ? bar : null,
        cookie(request, "theme")
            .filter(theme -> theme.equals("light") || theme.equals("dark"))
            .orElse(""));
  }

  private Frame.Reader reader(Actor actor, List<Seat> seats, Language language) {
    var acting =
        seats.stream().filter(each -> each.post().id() == actor.postId()).findFirst().orElseThrow();
    return new Frame.Reader(
        acting.person().name(language),
        title(acting, language),
        acting.organisation().name(language),
        acting.post().id(),
        actor.roles().stream().map(Coded::code).sorted().toList(),
        seats.stream()
            .filter(each -> each.post().id() != actor.postId())
            .map(each ->
                new Frame.OtherPost(
                    each.post().id(), title(each, language), each.organisation().name(language)))
            .toList(),
        unread.of(actor.personId()));
  }

  /// A substitute's post says whose it is.
  private String title(Seat seat, Language language) {
    var title = seat.post().title(language);
    var holder = seat.post().holder();
    return seat.substitute() && holder != null
        ? new Texts(messages, language, zone).of("site.acting_for", title, holder.name(language))
        : title;
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
