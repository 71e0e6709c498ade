package org.throughline.organisations;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.throughline.shared.Language;

/// Whoever holds a post today, by organisation: for choosing people on a form.
@Service
public class Holders {
  /// Bodies directly beneath that are offered.
  private static final int BODIES = 100;

  private final Organisations organisations;
  private final Posts posts;

  Holders(Organisations organisations, Posts posts) {
    this.organisations = organisations;
    this.posts = posts;
  }

  /// @param people in the order of their posts
  public record Group(long organisationId, String organisation, List<Holder> people) {
    public Group {
      people = List.copyOf(people);
    }

    /// The same without some of its people.
    public Group without(Set<Long> personIds) {
      return new Group(
          organisationId,
          organisation,
          people.stream().filter(each -> !personIds.contains(each.personId())).toList());
    }
  }

  public record Holder(long personId, long postId, String name, String post) {}

  /// Everybody in the body.
  public List<Group> ofBody(long bodyId, Language language) {
    return groups(organisations.ofBody(bodyId), false, language);
  }

  /// Of the bodies directly beneath: their chairs, secretaries and heads of units.
  public List<Group> beneath(long bodyId, Language language) {
    var units =
        organisations.children(bodyId).stream()
            .filter(each -> each.kind().isBody())
            .limit(BODIES)
            .flatMap(each -> organisations.ofBody(each.id()).stream())
            .toList();
    return groups(units, true, language);
  }

  private List<Group> groups(List<Organisation> units, boolean leading, Language language) {
    var holders = new LinkedHashMap<Long, List<Holder>>();
    for (var post : posts.ofOrganisations(units.stream().map(Organisation::id).toList())) {
      var holder = post.holder();
      if (holder != null && (!leading || leads(post))) {
        holders
            .computeIfAbsent(post.organisationId(), _ -> new ArrayList<>())
            .add(new Holder(holder.id(), post.id(), holder.name(language), post.title(language)));
      }
    }
    return units.stream()
        .filter(each -> holders.containsKey(each.id()))
        .map(each ->
            new Group(each.id(), each.name(language), holders.getOrDefault(each.id(), List.of())))
        .toList();
  }

  private static boolean leads(Post post) {
    return post.roles().contains(Role.CHAIR)
        || post.roles().contains(Role.SECRETARY)
        || post.roles().contains(Role.UNIT_HEAD);
  }
}
