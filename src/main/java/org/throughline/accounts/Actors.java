package org.throughline.accounts;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Service;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Posts;
import org.throughline.organisations.Seat;

/// The person behind a request, and the post acted from: the one chosen in this session, else the
/// first held today. Looked up once a request, so a post that has ended gives nothing from the next
/// request on.
@Service
public class Actors {
  private static final String CHOSEN = "throughline.acting-post";
  private static final String CACHED = Actors.class.getName();
  private static final String HELD = CACHED + ".held";

  private final Posts posts;

  Actors(Posts posts) {
    this.posts = posts;
  }

  public Optional<SignedIn> signedIn() {
    var authentication = SecurityContextHolder.getContext().getAuthentication();
    return authentication != null && authentication.getPrincipal() instanceof SignedIn who
        ? Optional.of(who)
        : Optional.empty();
  }

  /// Empty where nobody is signed in, or the person holds no post today.
  public Optional<Actor> of(HttpServletRequest request) {
    if (request.getAttribute(CACHED) instanceof Actor cached) {
      return Optional.of(cached);
    }
    var found = seatFor(request).map(posts::actor);
    found.ifPresent(actor -> request.setAttribute(CACHED, actor));
    return found;
  }

  /// The posts that whoever is signed in may act from today, their own first; looked up once a
  /// request.
  public List<Seat> seats(HttpServletRequest request) {
    if (request.getAttribute(HELD) instanceof Held cached) {
      return cached.seats();
    }
    var who = signedIn();
    if (who.isEmpty()) {
      return List.of();
    }
    var seats = posts.seats(who.get().personId());
    request.setAttribute(HELD, new Held(seats));
    return seats;
  }

  private record Held(List<Seat> seats) {}

  private Optional<Seat> seatFor(HttpServletRequest request) {
    var session = request.getSession(false);
    var chosen = session == null ? null : session.getAttribute(CHOSEN);
    var seats = seats(request);
    return seats.stream()
        .filter(seat -> Long.valueOf(seat.post().id()).equals(chosen))
        .findFirst()
        .or(() -> seats.stream().findFirst());
  }

  /// From the next request on, act from another post, one's own or one substituted in; any other is
  /// ignored.
  public void actFrom(HttpServletRequest request, long postId) {
    request.getSession().setAttribute(CHOSEN, postId);
    request.removeAttribute(CACHED);
  }
}
